package org.bounceback.bounce.reason;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CustomReasonRulesTest {
  private static final String RULE =
      """
      - id: our-gateway-full
        reason: %s
        phrases: ["user unknown in the attic"]
        example: "550 5.1.1 user unknown in the attic"
      """;

  @TempDir Path folder;

  @Test
  void aCustomRuleTakesPrecedence() throws IOException {
    assertEquals(
        "mailbox-full", reason(CustomReasonRules.in(write(RULE.formatted("mailbox-full"), 1))));
  }

  @Test
  void bundledRulesDecideWhenNoCustomRuleMatches() throws IOException {
    String other = RULE.formatted("mailbox-full").replace("in the attic", "in the cellar");

    assertEquals("user-unknown", reason(CustomReasonRules.in(write(other, 1))));
  }

  @Test
  void aChangedFileIsReloadedForTheNextMessage() throws IOException {
    CustomReasonRules rules = CustomReasonRules.in(write(RULE.formatted("mailbox-full"), 1));

    write(RULE.formatted("suspend"), 2);

    assertEquals("suspend", reason(rules));
  }

  @Test
  void theOldRulesStayActiveWhenTheChangedFileIsInvalid() throws IOException {
    CustomReasonRules rules = CustomReasonRules.in(write(RULE.formatted("mailbox-full"), 1));

    write("- id: half", 2);

    assertEquals("mailbox-full", reason(rules));
  }

  @Test
  void aRuleThatDoesNotMatchItsExampleIsRejected() throws IOException {
    Path file = write(RULE.formatted("suspend").replace("unknown in the attic\"]", "gone\"]"), 1);

    var refused = assertThrows(IllegalArgumentException.class, () -> CustomReasonRules.in(file));

    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("bounce.rules: rule our-gateway-full does not decide its example"));
  }

  private Path write(String rules, long modified) throws IOException {
    Path file = Files.writeString(folder.resolve("rules.yaml"), rules);
    return Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(modified)));
  }

  private static String reason(CustomReasonRules rules) {
    byte[] mail =
        SampleMails.mail(
            """
            From: MAILER-DAEMON@mx.example.org
            Subject: failure notice

            <bob@example.com>:
            Remote host said: 550 5.1.1 user unknown in the attic
            """);
    return BounceReader.withCustomRules(rules, BundledData.RULES)
        .read(mail)
        .recipients()
        .get(0)
        .reason()
        .code();
  }
}
