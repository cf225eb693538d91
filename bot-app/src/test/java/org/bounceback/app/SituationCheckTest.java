package org.bounceback.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.bounceback.app.SituationCheck.Mistake;
import org.junit.jupiter.api.Test;

/** A difference between a diagnosis and the situation is found, for each field. */
class SituationCheckTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXPECTED =
      """
      {"verdict": "temporary", "actor": "nobody", "relevant": false,
       "customer": "sender", "fate": "retrying", "fates": {"bob@example.com": "retrying"},
       "rejected_by": "recipient", "rejected_by_basis": "stated", "failed": ["bob@example.com"],
       "blacklists": "clean", "step2": "ran", "contact": "not-needed",
       "must_say": ["wait"], "must_not_say": ["lost"], "reply_must_not_say": ["grey"]}
      """;
  private static final String RIGHT =
      """
      {"verdict": "temporary", "actor": "nobody", "headline": "Greylisting.", "reply": "Please wait.",
       "bounce": {"recipients": [{"address": "bob@example.com", "action": "delayed"},
                                 {"address": "eve@example.com", "action": "delivered"}]},
       "steps": [{"step": "blacklists", "outcome": "clean", "relevant": false},
                 {"step": "recipient", "outcome": "accepting"},
                 {"step": "contact", "outcome": "not-needed"}],
       "fate": "retrying", "customer": "sender",
       "rows": [{"address": "bob@example.com", "fate": "retrying"}],
       "evidence": [{"claim": "sentBy=ours", "basis": "inferred", "excerpt": "Received: …"},
                    {"claim": "rejectedBy=recipient", "basis": "stated", "excerpt": "451 …"}]}
      """;

  @Test
  void aRightDiagnosisHasNoMistakes() throws IOException {
    assertEquals(List.of(), fields(RIGHT));
  }

  @Test
  void eachWrongFactIsFound() throws IOException {
    assertEquals(
        List.of("fate"), fields(RIGHT.replace("\"fate\": \"retrying\", ", "\"fate\": \"lost\", ")));
    assertEquals(List.of("customer"), fields(RIGHT.replace("\"sender\"", "\"both\"")));
    assertEquals(
        List.of("fates"), fields(RIGHT.replace("\"fate\": \"retrying\"}", "\"fate\": \"lost\"}")));
    assertEquals(List.of("rejected_by"), fields(RIGHT.replace("By=recipient", "By=ours")));
    assertEquals(List.of("rejected_by_basis"), fields(RIGHT.replace("\"stated\"", "\"inferred\"")));
  }

  @Test
  void withoutAClaimTheRejecterIsUnknown() throws IOException {
    assertEquals(
        List.of("rejected_by", "rejected_by_basis"), fields(RIGHT.replace("rejectedBy=", "by=")));
  }

  @Test
  void eachWrongResultIsFound() throws IOException {
    assertEquals(List.of("verdict"), fields(RIGHT.replace("\"temporary\"", "\"cannot-tell\"")));
    assertEquals(List.of("actor"), fields(RIGHT.replace("\"nobody\"", "\"sender\"")));
    assertEquals(List.of("step2"), fields(RIGHT.replace("\"accepting\"", "\"skipped\"")));
    assertEquals(
        List.of("relevant"), fields(RIGHT.replace("\"relevant\": false", "\"relevant\": true")));
    assertEquals(List.of("failed"), fields(RIGHT.replace("\"delivered\"", "\"failed\"")));
  }

  @Test
  void eachWrongTextIsFound() throws IOException {
    assertEquals(
        List.of("must_say", "must_not_say", "reply_must_not_say"),
        fields(RIGHT.replace("Please wait.", "Lost by greylisting.")));
  }

  @Test
  void aFactThatTheProgramDoesNotStateIsNotCompared() throws IOException {
    JsonNode diagnosis =
        JSON.readTree(RIGHT.replace("rejectedBy=", "by=").replace("sender", "unknown"));

    Set<String> stated = SituationCheck.stated(diagnosis);

    assertEquals(Set.of("fate"), stated);
    assertEquals(List.of(), SituationCheck.mistakes(situation(), diagnosis, stated));
  }

  private static List<String> fields(String diagnosis) throws IOException {
    Set<String> stated = SituationCheck.stated(JSON.readTree(RIGHT));
    return SituationCheck.mistakes(situation(), JSON.readTree(diagnosis), stated).stream()
        .map(Mistake::field)
        .toList();
  }

  private static Situation situation() throws IOException {
    return new Situation(
        "situations", "one", JSON.readTree(EXPECTED), JsonNodeFactory.instance.objectNode());
  }
}
