package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.world.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcknowledgementTest {
  private static final String ACK = "slack-members.json#/transport/ack";
  private static final String INPUT =
      "[{'type':'input','block_id':'subject','label':{'type':'plain_text','text':'L'},"
          + "'element':{'type':'plain_text_input','action_id':'v'}},"
          + "{'type':'input','block_id':'queue','optional':true,"
          + "'label':{'type':'plain_text','text':'L'},"
          + "'element':{'type':'external_select','action_id':'pick'}}]";

  private SlackFixture fixture;
  private AppSocket app;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    app = AppSocket.open(fixture.client);
  }

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | invalid_ack",
        "{} | invalid_ack",
        "{'envelope_id':'ID','ok':true} | invalid_ack",
        "{'envelope_id':'another'} | unknown_envelope",
        "{'envelope_id':'ID','payload':{'text':'x'}} | invalid_payload",
      })
  void anAcknowledgementMustBeValid(String frame, String error) throws Exception {
    fixture.slack.users().dm(fixture.sam, "hello");
    String id = app.next().path("envelope_id").asText();

    app.send(frame.replace("ID", id).replace('\'', '"'));

    SlackFixture.eventually(() -> !fixture.slack.refusals().isEmpty());
    fixture.assertRefused(error, ACK);
  }

  @Test
  void somethingIsAcknowledgedOnce() throws Exception {
    fixture.slack.users().dm(fixture.sam, "hello");
    JsonNode envelope = app.ack();

    app.ack(envelope);

    SlackFixture.eventually(() -> !fixture.slack.refusals().isEmpty());
    fixture.assertRefused("duplicate_ack", ACK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'response_action':'shake'} | invalid_payload"
            + "| slack-members.json#/transport/view_submission",
        "{'response_action':'clear','view':{}} | invalid_payload"
            + "| slack-members.json#/transport/view_submission",
        "{'response_action':'errors','errors':{}} | invalid_payload"
            + "| slack-members.json#/transport/view_submission",
        "{'response_action':'errors','errors':{'other':'x'}} | invalid_payload"
            + "| slack-members.json#/transport/view_submission",
        "{'response_action':'update','view':{'type':'modal','blocks':[]}} | invalid_arguments"
            + "| slack-limits.json#/views/modal/required",
      })
  void anInvalidFormResponseIsRejectedByItsRule(String payload, String error, String row)
      throws Exception {
    View form = fixture.modal(INPUT);
    var eventDelivery = fixture.slack.users().submits(form, Map.of("subject", "x"));

    app.ack(app.next(), payload);

    assertInstanceOf(DeliveryOutcome.Failed.class, eventDelivery.await());
    fixture.assertRefused(error, row);
  }

  @Test
  void aFormCanBeUpdatedInAnswer() throws Exception {
    View form = fixture.modal(INPUT);
    var eventDelivery = fixture.slack.users().submits(form, Map.of("v", "x"));

    app.ack(
        app.next(),
        "{'response_action':'update','view':{'type':'modal',"
            + "'title':{'type':'plain_text','text':'Thanks'},'blocks':[]}}");

    eventDelivery.await();
    View shown = fixture.slack.workspace().views().top(fixture.sam.id()).orElseThrow();
    assertEquals("Thanks", shown.body().at("/title/text").asText());
  }

  @Test
  void optionsAreValidatedLikeThoseOfOtherSelects() throws Exception {
    View form = fixture.modal(INPUT);
    var eventDelivery = fixture.slack.users().suggests(form, "pick", "mai");

    app.ack(app.next(), "{'options':[{'text':{'type':'plain_text','text':'x'}}]}");

    assertInstanceOf(DeliveryOutcome.Failed.class, eventDelivery.await());
    fixture.assertRefused("invalid_options", "slack-limits.json#/composition/option/required");
  }

  @Test
  void aCommandResponseIsValidatedLikeAMessage() throws Exception {
    var eventDelivery = fixture.slack.users().types(fixture.sam, fixture.support, "/bounce x");

    app.ack(app.next(), "{'blocks':[{'type':'header'}]}");

    assertInstanceOf(DeliveryOutcome.Failed.class, eventDelivery.await());
    fixture.assertRefused("invalid_blocks", "slack-limits.json#/blocks/header/required");
  }
}
