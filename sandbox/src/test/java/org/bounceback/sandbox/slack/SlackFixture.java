package org.bounceback.sandbox.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bounceback.sandbox.HandClock;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Channel.Kind;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.strict.RuleViolation;

/** A workspace in which something of each kind is there, and the names for it in tables. */
final class SlackFixture implements AutoCloseable {
  static final String[] EVERY_SCOPE = {
    "channels:read",
    "groups:read",
    "im:read",
    "im:write",
    "channels:join",
    "channels:manage",
    "users:read",
    "users:read.email",
    "usergroups:read",
    "reactions:write",
    "reactions:read",
    "team:read"
  };

  final HandClock clock = new HandClock();
  final StrictSlack slack;
  final SlackClient client;
  final SlackUser sam;
  final SlackUser kim;
  final Channel support;
  final Channel foreign;
  final Channel archived;
  final Message question;
  final Message own;

  SlackFixture(AppManifest manifest) throws IOException, InterruptedException {
    slack = StrictSlack.open(manifest, clock);
    client = new SlackClient(slack);
    sam = slack.workspace().person("sam");
    kim = slack.workspace().person("kim");
    support = slack.workspace().channel("support", sam);
    foreign = slack.workspace().emptyChannel("random", Kind.PUBLIC, sam);
    archived = slack.workspace().channel("old", sam);
    slack.workspace().archive(archived);
    question = post(sam.id(), Optional.empty(), "it came back");
    own = post(AppManifest.BOT_USER, Optional.of(question.ts()), "Case");
  }

  private Message post(String author, Optional<String> thread, String text) throws IOException {
    JsonNode body = SlackClient.json("{'text':'" + text + "'}");
    return slack
        .workspace()
        .messages()
        .post(support.id(), author, thread, Optional.empty(), body, List.of());
  }

  static SlackFixture open() throws IOException, InterruptedException {
    return new SlackFixture(AppManifest.bounceback().with(EVERY_SCOPE));
  }

  /** Replaces the names of what is there by its identifiers. */
  String filled(String arguments) {
    return arguments
        .replace("SUPPORT", support.id())
        .replace("FOREIGN", foreign.id())
        .replace("ARCHIVED", archived.id())
        .replace("SAM", sam.id())
        .replace("KIM", kim.id())
        .replace("QUESTION", question.ts())
        .replace("OWN", own.ts());
  }

  String trigger() {
    return slack.workspace().triggers().issue(sam.id());
  }

  View modal(String blocks) throws IOException, InterruptedException {
    String view =
        "{'type':'modal','title':{'type':'plain_text','text':'T'},"
            + "'submit':{'type':'plain_text','text':'OK'},'blocks':"
            + blocks
            + "}";
    client.call("views.open", "{'trigger_id':'%s','view':%s}".formatted(trigger(), view));
    return slack.workspace().views().top(sam.id()).orElseThrow();
  }

  RuleViolation last() {
    var ruleViolations = slack.refusals();
    assertFalse(ruleViolations.isEmpty(), "nothing was refused");
    return ruleViolations.get(ruleViolations.size() - 1);
  }

  /** The last refusal has this code and cites this row, which is there. */
  void assertRefused(String error, String row) throws IOException {
    assertEquals(error + " " + row, last().error() + " " + last().row());
    int hash = row.indexOf('#');
    try (InputStream in =
        SlackFixture.class.getResourceAsStream(
            "/org/bounceback/sandbox/slack/" + row.substring(0, hash))) {
      JsonNode file = new ObjectMapper().readTree(in);
      assertFalse(file.at(row.substring(hash + 1)).isMissingNode(), "there is no row " + row);
    }
  }

  static void eventually(BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(5));
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(1_000_000);
    }
    assertTrue(condition.getAsBoolean());
  }

  @Override
  public void close() {
    slack.close();
  }
}
