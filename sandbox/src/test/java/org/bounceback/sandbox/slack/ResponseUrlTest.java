package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.bounceback.sandbox.slack.delivery.EventDelivery;
import org.bounceback.sandbox.slack.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseUrlTest {
  private static final String BUTTON =
      "[{'type':'actions','elements':[{'type':'button','action_id':'share',"
          + "'text':{'type':'plain_text','text':'Share'}}]}]";

  private SlackFixture fixture;
  private AppSocket app;
  private String url;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    app = AppSocket.open(fixture.client);
    EventDelivery command =
        fixture.slack.users().types(fixture.sam, fixture.support, "/bounceback help");
    JsonNode envelope = app.ack();
    url = envelope.at("/payload/response_url").asText();
    // Otherwise a test that moves the clock could be faster than the acknowledgement.
    command.await();
  }

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  @Test
  void responsesAreEphemeralByDefault() throws Exception {
    fixture.client.respond(url, "{'text':'for you'}");
    fixture.client.respond(url, "{'text':'for all','response_type':'in_channel'}");

    assertEquals(List.of("for you"), texts(ephemerals()));
    assertEquals("for all", fixture.slack.workspace().messages().in(fixture.support).get(2).text());
  }

  @Test
  void theFirstAnswerToACommandCanBeReplacedAndDeleted() throws Exception {
    fixture.client.respond(url, "{'text':'checking'}");
    fixture.client.respond(url, "{'text':'done','replace_original':true}");
    assertEquals(List.of("done"), texts(ephemerals()));

    fixture.client.respond(url, "{'delete_original':true}");

    assertEquals(List.of(), ephemerals());
  }

  @Test
  void responsesToAClickReplaceTheMessageByDefault() throws Exception {
    fixture.client.respond(url, "{'text':'a','blocks':" + BUTTON + "}");
    fixture.slack.users().clicks(fixture.sam, ephemerals().get(0), "share");
    JsonNode click = app.ack();
    String clicked = click.at("/payload/response_url").asText();

    fixture.client.respond(clicked, "{'text':'another','replace_original':false}");
    fixture.client.respond(clicked, "{'text':'replaced'}");

    assertEquals(List.of("replaced", "another"), texts(ephemerals()));
    assertEquals(true, click.at("/payload/container/is_ephemeral").asBoolean());
    assertEquals(true, click.at("/payload/message").isMissingNode());
  }

  @Test
  void aResponseUrlCanBeUsedFiveTimes() throws Exception {
    for (int i = 0; i < 5; i++) {
      fixture.client.respond(url, "{'text':'x'}");
    }

    assertEquals(404, fixture.client.respond(url, "{'text':'x'}").statusCode());
    fixture.assertRefused("used_url", "slack-limits.json#/timing/responseUrlUses");
  }

  @Test
  void aResponseUrlIsValidForThirtyMinutes() throws Exception {
    fixture.clock.pass(Duration.ofMinutes(30).plusSeconds(1));

    assertEquals(404, fixture.client.respond(url, "{'text':'x'}").statusCode());
    fixture.assertRefused("expired_url", "slack-limits.json#/timing/responseUrlMinutes");
  }

  @Test
  void anUnknownResponseUrlIsRejected() throws Exception {
    fixture.client.respond(url + "X", "{'text':'x'}");

    fixture.assertRefused("invalid_url", "slack-limits.json#/timing/responseUrlUses");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | no_text | slack-members.json#/responses/message",
        "[] | invalid_payload | slack-members.json#/responses/message",
        "{'text':'x','channel':'C1'} | invalid_payload | slack-members.json#/responses/message",
        "{'text':'x','response_type':'public'} | invalid_payload"
            + "| slack-members.json#/responses/response_type",
        "{'blocks':[{'type':'section'}]} | invalid_blocks"
            + "| slack-limits.json#/blocks/section/anyOf",
        "{'attachments':[{'size':1}]} | invalid_blocks | slack-members.json#/attachment",
      })
  void anInvalidBodyIsRejectedByItsRule(String body, String error, String row) throws Exception {
    assertEquals(400, fixture.client.respond(url, body).statusCode());

    fixture.assertRefused(error, row);
  }

  @Test
  void textAboveSlacksLimitIsRejected() throws Exception {
    fixture.client.respond(url, "{'text':'" + "x".repeat(40_001) + "'}");

    fixture.assertRefused("msg_too_long", "slack-limits.json#/messages/text/truncatedAt");
  }

  @Test
  void aResponseUrlAcceptsOnlyJson() throws Exception {
    var request =
        fixture
            .client
            .request(url)
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));

    assertEquals(400, fixture.client.send(request).statusCode());
    fixture.assertRefused("invalid_payload", "slack-members.json#/responses/message");
  }

  private List<Message> ephemerals() {
    return fixture.slack.workspace().messages().onlyFor(fixture.sam, fixture.support);
  }

  private static List<String> texts(List<Message> messages) {
    return messages.stream().map(Message::text).toList();
  }
}
