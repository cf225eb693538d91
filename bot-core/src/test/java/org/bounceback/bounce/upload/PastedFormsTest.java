package org.bounceback.bounce.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;

/**
 * Reads the sample reports as people paste them and forward them inline. The system property {@code
 * bounceback.pasted} prints the figures of each form, and with the value {@code mistakes} each
 * wrong result.
 */
final class PastedFormsTest {
  private static final UploadUnwrapper UNWRAPPER = new UploadUnwrapper(BundledData.READER);
  private static final String PRINT = System.getProperty("bounceback.pasted", "");

  /** Percentages; texts of little-known services are the rest. */
  private static final int MIN_FOUND = 96;

  private static final int MIN_FOUND_OF_SECOND = 93;

  private static final int MIN_RIGHT = 95;
  private static final int MAX_INVENTED = 2;

  /** The figures of one form. */
  private static final class Figures {
    private int recipients;
    private int found;
    private int reasons;
    private int right;
    private int invented;

    boolean isGood(int minFound) {
      return found * 100 >= recipients * minFound
          && right * 100 >= reasons * MIN_RIGHT
          && invented <= MAX_INVENTED;
    }

    @Override
    public String toString() {
      return "recipients %d of %d, reasons %d of %d, false recipients %d"
          .formatted(found, recipients, right, reasons, invented);
    }
  }

  @Test
  void recipientsAndReasonsAreFoundInEveryForm() {
    assertGood(ShownReport.all(), MIN_FOUND);
  }

  @Test
  void recipientsAndReasonsOfTheSecondCollectionAreFound() {
    assertGood(ShownReport.ofSecond(), MIN_FOUND_OF_SECOND);
  }

  private static void assertGood(List<ShownReport> reports, int minFound) {
    var figures = new TreeMap<String, Figures>();
    for (ShownReport report : reports) {
      PastedForms.of(report)
          .forEach(
              (form, upload) ->
                  count(report, form, upload, figures.computeIfAbsent(form, f -> new Figures())));
    }
    if (!PRINT.isEmpty()) {
      figures.forEach((form, counted) -> System.out.println(form + ": " + counted));
    }

    List<String> low =
        figures.entrySet().stream()
            .filter(form -> !form.getValue().isGood(minFound))
            .map(Map.Entry::toString)
            .toList();
    assertEquals(List.of(), low);
  }

  private static void count(ShownReport report, String form, byte[] upload, Figures figures) {
    String name = form.startsWith("mail") ? "upload.eml" : "upload.txt";
    var recipients = new ArrayList<Recipient>();
    for (UploadedMail mail : UNWRAPPER.unwrap(name, upload)) {
      BouncedMessage message = BundledData.READER.read(mail.bytes());
      recipients.addAll(message.recipients());
    }
    Set<String> all = new HashSet<>();
    for (ShownReport.Expected expected : report.expected()) {
      all.addAll(expected.addresses());
      figures.recipients++;
      var matching =
          recipients.stream()
              .filter(found -> expected.addresses().contains(lower(found.address())))
              .toList();
      figures.found += matching.isEmpty() ? 0 : 1;
      print(matching.isEmpty(), form, report.file(), "not found:", expected.addresses().toString());
      if (expected.reason().isPresent() && !matching.isEmpty()) {
        figures.reasons++;
        String reason = matching.get(0).reason().code();
        boolean right = reason.equals(expected.reason().get());
        figures.right += right ? 1 : 0;
        print(!right, form, report.file(), "reason:", reason, "not", expected.reason().toString());
      }
    }
    for (Recipient found : recipients) {
      boolean isFalse = !found.address().isEmpty() && !all.contains(lower(found.address()));
      figures.invented += isFalse ? 1 : 0;
      print(isFalse, form, report.file(), "false:", found.address());
    }
  }

  private static String lower(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  private static void print(boolean isWrong, String... words) {
    if (isWrong && PRINT.equals("mistakes")) {
      System.out.println(String.join(" ", words));
    }
  }
}
