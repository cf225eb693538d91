package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.bounceback.sandbox.slack.world.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final String MODAL =
      "{'type':'modal','title':{'type':'plain_text','text':'%s'},'blocks':[],'external_id':'%s'}";
  private static final String HOME = "{'type':'home','blocks':[]}";
  private static final String TRIGGER = "slack-methods.json#/methods/views.open/limits/trigger_id";

  private SlackFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = SlackFixture.open();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aTriggerIdCanBeUsedOnce() throws Exception {
    String trigger = fixture.trigger();
    open(trigger, "One", "");

    open(trigger, "Two", "");

    fixture.assertRefused("exchanged_trigger_id", TRIGGER);
  }

  @Test
  void aTriggerIdIsValidForThreeSeconds() throws Exception {
    String trigger = fixture.trigger();
    fixture.clock.pass(Duration.ofMillis(3001));

    open(trigger, "One", "");

    fixture.assertRefused("expired_trigger_id", TRIGGER);
  }

  @Test
  void anUnknownTriggerIdIsRejected() throws Exception {
    open("1.2.abc", "One", "");

    fixture.assertRefused("invalid_trigger_id", TRIGGER);
  }

  @Test
  void aViewIsUpdatedByItsIdentifierAndHash() throws Exception {
    View view = fixture.modal("[]");

    JsonNode answer = update(view, view.hash(), "Done");

    assertTrue(answer.path("ok").asBoolean(), answer.toString());
    assertEquals("Done", top().body().at("/title/text").asText());
  }

  @Test
  void aStaleHashIsRefused() throws Exception {
    View view = fixture.modal("[]");
    update(view, view.hash(), "Once");

    update(view, view.hash(), "Twice");

    fixture.assertRefused("hash_conflict", "slack-methods.json#/methods/views.update/errors/1");
  }

  @Test
  void aClosedViewCannotBeUpdated() throws Exception {
    View view = fixture.modal("[]");
    fixture.slack.users().closes(view);

    update(view, view.hash(), "Late");

    fixture.assertRefused("not_found", "slack-methods.json#/methods/views.update/errors/2");
  }

  @Test
  void threeViewsAreStackedAtMost() throws Exception {
    fixture.modal("[]");
    push("Two");
    push("Three");
    assertEquals(3, fixture.slack.workspace().views().open(fixture.sam.id()).size());

    push("Four");

    fixture.assertRefused(
        "push_limit_reached", "slack-methods.json#/methods/views.push/limits/stack");
  }

  @Test
  void pushingWithoutAnOpenViewIsRejected() throws Exception {
    push("One");

    fixture.assertRefused("not_found", "slack-methods.json#/methods/views.push/errors/4");
  }

  @Test
  void anExternalIdentifierIsForOneView() throws Exception {
    open(fixture.trigger(), "One", "case-1");
    fixture.client.call(
        "views.push",
        "{'trigger_id':'%s','view':%s}"
            .formatted(fixture.trigger(), MODAL.formatted("Two", "case-1")));

    fixture.assertRefused(
        "duplicate_external_id", "slack-methods.json#/methods/views.push/errors/0");
  }

  @Test
  void aViewAboveTheSizeLimitIsRejected() throws Exception {
    String block =
        "{'type':'section','text':{'type':'mrkdwn','text':'%s'}}".formatted("x".repeat(2999));
    String blocks = String.join(",", Collections.nCopies(90, block));

    fixture.modal("[]");
    fixture.client.call(
        "views.update",
        "{'view_id':'%s','view':{'type':'modal','title':{'type':'plain_text','text':'T'},"
                .formatted(top().id())
            + "'blocks':["
            + blocks
            + "]}}");

    fixture.assertRefused("view_too_large", "slack-methods.json#/methods/views.update/limits/view");
  }

  @Test
  void publishingAHomeRequiresItsCurrentHash() throws Exception {
    fixture.client.call("views.publish", fixture.filled("{'user_id':'SAM','view':" + HOME + "}"));

    fixture.client.call(
        "views.publish", fixture.filled("{'user_id':'SAM','hash':'old','view':" + HOME + "}"));

    fixture.assertRefused("hash_conflict", "slack-methods.json#/methods/views.publish/errors/1");
  }

  @Test
  void openingAViewReplacesTheStack() throws Exception {
    fixture.modal("[]");

    open(fixture.trigger(), "New", "");

    assertEquals(
        List.of("New"),
        fixture.slack.workspace().views().open(fixture.sam.id()).stream()
            .map(view -> view.body().at("/title/text").asText())
            .toList());
  }

  private View top() {
    return fixture.slack.workspace().views().top(fixture.sam.id()).orElseThrow();
  }

  private void open(String trigger, String title, String external) throws Exception {
    fixture.client.call(
        "views.open",
        "{'trigger_id':'%s','view':%s}".formatted(trigger, MODAL.formatted(title, external)));
  }

  private void push(String title) throws Exception {
    fixture.client.call(
        "views.push",
        "{'trigger_id':'%s','view':%s}".formatted(fixture.trigger(), MODAL.formatted(title, "")));
  }

  private JsonNode update(View view, String hash, String title) throws Exception {
    return fixture.client.call(
        "views.update",
        "{'view_id':'%s','hash':'%s','view':%s}"
            .formatted(view.id(), hash, MODAL.formatted(title, "")));
  }
}
