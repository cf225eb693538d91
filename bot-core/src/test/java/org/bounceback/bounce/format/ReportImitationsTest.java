package org.bounceback.bounce.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.data.Resources;
import org.bounceback.data.Table;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Phishing that imitates a bounce, and genuine notices with links. */
class ReportImitationsTest {
  private static final ReportImitations IMITATIONS = ReportImitations.load();

  static List<Map<String, String>> cases() {
    String name = "report-imitation-cases.tsv";
    return Table.parse(name, Resources.text(ReportImitationsTest.class, name)).rows();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void recognizesImitationsOnly(Map<String, String> row) {
    BouncedMessage message = BundledData.READER.read(mail(row).getBytes(StandardCharsets.UTF_8));
    boolean isImitation = "yes".equals(row.get("imitation"));

    assertEquals(
        isImitation,
        IMITATIONS.matches(message.header(), message.reportPath(), message.text()),
        row::toString);
    if (isImitation) {
      assertEquals(List.of(), message.recipients(), row::toString);
    }
  }

  private static String mail(Map<String, String> row) {
    String mailer = row.getOrDefault("mailer", "-");
    return "Received: from %s ([203.0.113.9])\n\tby mx1.example.net with esmtps; Tue, 01 Dec 2026 09:12:00 +0100\n"
            .formatted(row.get("server"))
        + "From: %s\nTo: alice@shop.example\nSubject: Undeliverable messages\n"
            .formatted(row.get("from"))
        + (mailer.equals("-") ? "" : "X-Mailer: " + mailer + "\n")
        + "Content-Type: text/plain; charset=UTF-8\n\n"
        + row.getOrDefault("text", "").replace("\\n", "\n")
        + "\n";
  }
}
