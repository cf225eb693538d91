package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correct app, from command to ticket form, without a rejected call. */
class StoryTest {
  private static final String CARD =
      "[{'type':'section','text':{'type':'mrkdwn','text':'Listed'}},"
          + "{'type':'actions','elements':[{'type':'button','action_id':'share','value':'7',"
          + "'text':{'type':'plain_text','text':'Share'}}]}]";
  private static final String FORM =
      "{'type':'modal','callback_id':'ticket','title':{'type':'plain_text','text':'Ticket'},"
          + "'submit':{'type':'plain_text','text':'Open'},'blocks':[{'type':'input',"
          + "'block_id':'subject','label':{'type':'plain_text','text':'Subject'},"
          + "'element':{'type':'plain_text_input','action_id':'v'}}]}";

  private StrictSlack slack;
  private SlackClient client;
  private AppSocket app;
  private SlackUser sam;
  private Channel support;

  @BeforeEach
  void open() throws Exception {
    slack = StrictSlack.open(Clock.systemUTC());
    client = new SlackClient(slack);
    app = AppSocket.open(client);
    sam = slack.workspace().person("sam");
    support = slack.workspace().channel("support", sam);
  }

  @AfterEach
  void noCallWasRejected() {
    app.close();
    slack.close();
    assertEquals(List.of(), slack.refusals());
  }

  @Test
  void aCommandIsAnsweredThenReplacedByItsResponseUrl() throws Exception {
    var eventDelivery = slack.users().types(sam, support, "/blacklist 203.0.113.5");

    JsonNode envelope = app.next();
    app.ack(envelope, "{'text':'Checking 94 lists'}");
    assertInstanceOf(DeliveryOutcome.Acknowledged.class, eventDelivery.await());
    assertEquals("Checking 94 lists", onlyForSam().visibleText());
    String url = envelope.at("/payload/response_url").asText();
    client.respond(url, "{'replace_original':true,'text':'Listed','blocks':" + CARD + "}");

    assertEquals("203.0.113.5", envelope.at("/payload/text").asText());
    assertEquals("Listed\nShare", onlyForSam().visibleText());
  }

  @Test
  void anUploadIsReceivedDownloadedAndAnsweredInAThread() throws Exception {
    var mail = slack.workspace().files().add(sam.id(), "bounced.eml", Bytes.of("From: a\n\nb"));
    slack.users().uploads(sam, support, "this came back", mail);

    JsonNode event = app.ack().at("/payload/event");
    String id = event.at("/files/0/id").asText();
    String url =
        client
            .call("files.info", "{'file':'" + id + "'}")
            .at("/file/url_private_download")
            .asText();
    String bytes = client.get(url, slack.botToken()).body();
    JsonNode posted = post(event.path("ts").asText(), "Reading");
    update(posted.path("ts").asText(), "Unknown user");

    assertEquals("From: a\n\nb", bytes);
    Message card = slack.workspace().messages().in(support.id()).get(1);
    assertEquals("Unknown user", card.text());
    assertEquals(event.path("ts").asText(), card.thread().orElseThrow());
    assertEquals(2, slack.workspace().messages().versions(support.id(), card.ts()).size());
  }

  @Test
  void aButtonOpensAFormWhichShowsErrorsAndThenCloses() throws Exception {
    client.call(
        "chat.postMessage",
        "{'channel':'%s','text':'Listed','blocks':%s}".formatted(support.id(), CARD));
    Message card = slack.workspace().messages().in(support.id()).get(0);
    slack.users().clicks(sam, card, "share");
    JsonNode click = app.ack();
    String trigger = click.at("/payload/trigger_id").asText();
    client.call("views.open", "{'trigger_id':'%s','view':%s}".formatted(trigger, FORM));
    View form = slack.workspace().views().top(sam.id()).orElseThrow();

    var first = slack.users().submits(form, Map.of("subject", "x"));
    app.ack(app.next(), "{'response_action':'errors','errors':{'subject':'Say more'}}");
    first.await();
    assertTrue(slack.workspace().views().top(sam.id()).isPresent());
    var second = slack.users().submits(form, Map.of("subject", "Mail comes back"));
    JsonNode submission = app.ack();
    second.await();

    assertEquals(
        "Mail comes back", submission.at("/payload/view/state/values/subject/v/value").asText());
    assertTrue(slack.workspace().views().top(sam.id()).isEmpty());
  }

  @Test
  void theHomeIsPublishedWhenItIsOpened() throws Exception {
    slack.users().opensHome(sam);

    String user = app.ack().at("/payload/event/user").asText();
    String view = "{'type':'home','blocks':[{'type':'divider'}]}";
    client.call("views.publish", "{'user_id':'%s','view':%s}".formatted(user, view));

    assertEquals(1, slack.workspace().views().home(sam.id()).orElseThrow().blocks().size());
  }

  private Message onlyForSam() {
    return slack.workspace().messages().onlyFor(sam.id(), support.id()).get(0);
  }

  private JsonNode post(String thread, String text) throws IOException, InterruptedException {
    return client.call(
        "chat.postMessage",
        "{'channel':'%s','thread_ts':'%s','text':'%s'}".formatted(support.id(), thread, text));
  }

  private void update(String ts, String text) throws IOException, InterruptedException {
    client.call(
        "chat.update", "{'channel':'%s','ts':'%s','text':'%s'}".formatted(support.id(), ts, text));
  }
}
