package org.bounceback.sandbox.slack.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

  @Test
  void theSignatureIsTheOneComputedElsewhere() throws Exception {
    JsonNode vector = new ObjectMapper().readTree(payload("signing-vector.json"));
    JsonNode headers = vector.path("headers");
    var signature = new Signature(vector.path("signingSecret").asText());

    String made =
        signature.of(
            headers.path("X-Slack-Request-Timestamp").asText(), payload("slash-command.form"));

    assertEquals(headers.path("X-Slack-Signature").asText(), made);
  }

  private static String payload(String name) throws IOException {
    try (InputStream in =
        Signature.class.getResourceAsStream("/org/bounceback/sandbox/slack/payloads/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
