package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackUsersTest {
  private static final String FORM =
      "[{'type':'input','block_id':'subject','label':{'type':'plain_text','text':'L'},"
          + "'element':{'type':'plain_text_input','action_id':'v','min_length':3,'max_length':9}},"
          + "{'type':'input','block_id':'severity','label':{'type':'plain_text','text':'L'},"
          + "'element':{'type':'static_select','action_id':'v','options':["
          + "{'text':{'type':'plain_text','text':'Low'},'value':'low'},"
          + "{'text':{'type':'plain_text','text':'High'},'value':'high'}],"
          + "'initial_option':{'text':{'type':'plain_text','text':'Low'},'value':'low'}}},"
          + "{'type':'input','block_id':'mail','optional':true,"
          + "'label':{'type':'plain_text','text':'L'},'element':{'type':'file_input'}}]";

  private SlackFixture fixture;
  private SlackUsers slackUsers;
  private AppSocket app;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
    slackUsers = fixture.slack.users();
    app = AppSocket.open(fixture.client);
  }

  @AfterEach
  void close() {
    app.close();
    fixture.close();
  }

  @Test
  void aMentionSendsTwoEvents() throws Exception {
    slackUsers.mentions(fixture.sam, fixture.support, "check 203.0.113.5");

    JsonNode message = app.ack().at("/payload/event");
    JsonNode mention = app.ack().at("/payload/event");
    assertEquals("message", message.path("type").asText());
    assertEquals("app_mention", mention.path("type").asText());
    assertEquals("<@U0BOUNCE01> check 203.0.113.5", mention.path("text").asText());
    assertEquals(message.path("ts"), mention.path("ts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"channels:history", "im:history", "app_mentions:read"})
  void withoutTheScopeTheAppGetsNoEvents(String scope) throws Exception {
    try (var less = new SlackFixture(AppManifest.bounceback().without(scope))) {
      SlackUsers theirs = less.slack.users();
      var eventDelivery =
          switch (scope) {
            case "im:history" -> theirs.dm(less.sam, "x");
            case "channels:history" -> theirs.says(less.sam, less.support, "x");
            default -> theirs.mentions(less.sam, less.support, "x");
          };

      assertEquals(
          new DeliveryOutcome.Unheard("the app has not the scope " + scope), eventDelivery.await());
    }
  }

  @Test
  void theAppGetsNoEventsOfChannelsItIsNotIn() throws Exception {
    Channel foreign = fixture.foreign;

    assertInstanceOf(
        DeliveryOutcome.Unheard.class, slackUsers.says(fixture.sam, foreign, "x").await());
    assertInstanceOf(
        DeliveryOutcome.Unheard.class, slackUsers.mentions(fixture.sam, foreign, "x").await());
  }

  @Test
  void onlyRegisteredCommandsAndShortcutsExist() {
    assertThrows(
        IllegalArgumentException.class,
        () -> slackUsers.types(fixture.sam, fixture.support, "/whois example.org"));
    assertThrows(
        IllegalArgumentException.class, () -> slackUsers.shortcut(fixture.sam, "something_else"));
  }

  @Test
  void aMessageShortcutSendsTheMessageAndItsFiles() throws Exception {
    StoredFile mail =
        fixture.slack.workspace().files().add(fixture.sam.id(), "a.eml", Bytes.of("x"));
    slackUsers.uploads(fixture.sam, fixture.support, "again", mail);
    app.ack();
    var uploaded = fixture.slack.workspace().messages().in(fixture.support).get(2);

    slackUsers.shortcut(fixture.sam, uploaded, "diagnose_message");

    JsonNode shortcut = app.ack().path("payload");
    assertEquals("message_action", shortcut.path("type").asText());
    assertEquals(mail.id(), shortcut.at("/message/files/0/id").asText());
  }

  @Test
  void aFormSubmissionHasFilledAndEmptyFields() throws Exception {
    View form = fixture.modal(FORM);
    StoredFile mail =
        fixture.slack.workspace().files().add(fixture.sam.id(), "a.eml", Bytes.of("x"));

    slackUsers.submits(form, Map.of("subject", "Bounced", "mail", mail.id()));

    JsonNode values = app.ack().at("/payload/view/state/values");
    assertEquals("Bounced", values.at("/subject/v/value").asText());
    assertEquals("low", values.at("/severity/v/selected_option/value").asText());
    assertEquals(mail.id(), values.path("mail").findValue("id").asText());
  }

  @Test
  void theClientDoesNotSubmitAnIncompleteForm() throws Exception {
    View form = fixture.modal(FORM);

    for (Map<String, String> entries :
        List.of(
            Map.<String, String>of(),
            Map.of("subject", "no"),
            Map.of("subject", "much too long"),
            Map.of("subject", "Bounced", "severity", "medium"),
            Map.of("subject", "Bounced", "other", "x"))) {
      assertThrows(IllegalArgumentException.class, () -> slackUsers.submits(form, entries));
    }
  }

  @Test
  void aClosedFormSendsAnEventIfRequested() throws Exception {
    assertInstanceOf(DeliveryOutcome.Unheard.class, slackUsers.closes(fixture.modal("[]")).await());
    fixture.client.call(
        "views.open",
        "{'trigger_id':'%s','view':{'type':'modal','notify_on_close':true,"
                .formatted(fixture.trigger())
            + "'title':{'type':'plain_text','text':'T'},'blocks':[]}}");

    slackUsers.closes(fixture.slack.workspace().views().top(fixture.sam.id()).orElseThrow());

    assertEquals("view_closed", app.ack().at("/payload/type").asText());
    assertTrue(fixture.slack.workspace().views().top(fixture.sam.id()).isEmpty());
  }

  @Test
  void aHomeButtonSendsItsView() throws Exception {
    fixture.client.call(
        "views.publish",
        fixture.filled(
            "{'user_id':'SAM','view':{'type':'home','blocks':[{'type':'actions','elements':["
                + "{'type':'button','action_id':'go','value':'42',"
                + "'text':{'type':'plain_text','text':'Go'}}]}]}}"));
    View home = fixture.slack.workspace().views().home(fixture.sam.id()).orElseThrow();

    slackUsers.clicks(fixture.sam, home, "go");

    JsonNode click = app.ack().path("payload");
    assertEquals("view", click.at("/container/type").asText());
    assertEquals("42", click.at("/actions/0/value").asText());
    assertEquals(home.id(), click.at("/view/id").asText());
  }

  @Test
  void missingElementsCannotBeClicked() {
    assertThrows(
        IllegalArgumentException.class, () -> slackUsers.clicks(fixture.sam, fixture.own, "share"));
  }
}
