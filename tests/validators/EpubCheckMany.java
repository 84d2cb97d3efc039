import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.ReportingLevel;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs EPUBCheck over many files in one JVM, with the jar of the Python package epubcheck.
 *
 * <pre>
 * EpubCheckMany FILE…   one JSON object a line: a file and all that EPUBCheck said, usage included
 * </pre>
 *
 * It exits 0 whatever was said; any other code means that nothing was checked.
 */
public final class EpubCheckMany {
  private static final ObjectMapper JSON = new ObjectMapper();
  // JSON is UTF-8 and nothing else may come between; System.out encodes for the locale.
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  record Book(String path, List<Remark> messages) {}

  record Remark(String id, String severity, String text, String location) {}

  /** Keeps every message instead of printing it. */
  private static final class Remarks extends MasterReport {
    final List<Remark> all = new ArrayList<>();

    Remarks() {
      setLocale(Locale.ENGLISH);
      setReportingLevel(ReportingLevel.Usage);
    }

    @Override
    public void message(Message message, EPUBLocation place, Object... values) {
      all.add(new Remark(
          message.getID().toString(),
          message.getSeverity().toString(),
          message.getMessage(values),
          place.getPath() + ":" + place.getLine() + ":" + place.getColumn()));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }

  public static void main(String[] paths) throws Exception {
    if (paths.length == 0) {
      System.err.println("usage: EpubCheckMany FILE...");
      System.exit(2);
    }
    System.setOut(System.err);
    for (String path : paths) {
      Remarks remarks = new Remarks();
      new EpubCheck(new File(path), remarks).doValidate();
      OUT.println(JSON.writeValueAsString(new Book(path, remarks.all)));
    }
  }
}
