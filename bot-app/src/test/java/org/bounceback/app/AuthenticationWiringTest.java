package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bounceback.app.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an e-mail that was rejected as unauthenticated to the record that fixes it. */
class AuthenticationWiringTest {
  private static final String WANTED = "v=spf1 ip4:192.0.2.10 ip4:192.0.2.99 -all";

  @TempDir Path folder;

  @Test
  void authenticationResultsAreShownWithTheRequiredRecord() throws IOException {
    JsonNode seen = diagnosed("gmail-dmarc-own-domain").path("authentication");

    assertEquals("bakery.example", seen.path("domain").asText());
    assertEquals("192.0.2.10", seen.path("address").asText());
    assertEquals("fail", seen.path("spf").asText());
    assertEquals("fail", seen.path("dmarcResult").asText());
    JsonNode fix = seen.path("fixes").path(0);
    assertEquals(
        new ObjectMapper()
            .readTree(
                """
                {"why": "spf-lacks-address", "name": "bakery.example", "type": "TXT",
                 "now": ["v=spf1 ip4:192.0.2.99 -all"], "wanted": "%s",
                 "nameServers": ["ns1.example.net", "ns2.example.net"], "ours": true,
                 "checkAgainAfter": %d}
                """
                    .formatted(WANTED, fix.path("checkAgainAfter").asInt())),
        fix);
  }

  @Test
  void agentAndCustomerGetTheCompleteRecord() throws IOException {
    JsonNode said = diagnosed("gmail-dmarc-own-domain");

    String record = "bakery.example TXT \"" + WANTED + "\"";
    assertTrue(said.path("next").toString().contains(record.replace("\"", "\\\"")));
    assertTrue(said.path("reply").asText().contains(record));
    assertTrue(said.path("translations").path("fr").path("reply").asText().contains(record));
  }

  @Test
  void aCorrectRecordIsNotChanged() throws IOException {
    JsonNode seen = diagnosed("gmail-dkim-failed").path("authentication");

    assertEquals("pass", seen.path("spf").asText());
    assertEquals(0, seen.path("fixes").size());
    assertEquals(1, seen.path("dkim").size());
  }

  private JsonNode diagnosed(String name) throws IOException {
    Situation situation = Situation.named(name);
    Path mail = Files.write(folder.resolve("mail.eml"), situation.mail());
    try (var world = new SituationWorld(situation, folder)) {
      List<String> arguments = new ArrayList<>(List.of("diagnose", "--json", mail.toString()));
      arguments.addAll(world.flags());
      return new ObjectMapper().readTree(Run.of(arguments).out());
    }
  }
}
