package org.bounceback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.delivery.DeliveryOutcome;
import org.bounceback.sandbox.slack.world.Channel;
import org.bounceback.sandbox.slack.world.Message;
import org.bounceback.sandbox.slack.world.SlackUser;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.wire.Bytes;

/**
 * Tries to read another customer's reply: a user in the workspace uploads an e-mail with the
 * customer's domain as its author and enters the customer's ticket in the note.
 */
final class ForgedJoining {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String BUTTON = "open-ticket:";
  private static final String ANSWER = "The invoice of Sam is number 4711";

  private final Path launcher;
  private final Map<String, String> settings;
  private final SlackStand stand;
  private final SlackUser mallory;

  ForgedJoining(Path launcher, Map<String, String> settings, SlackStand stand) {
    this.launcher = launcher;
    this.settings = settings;
    this.stand = stand;
    this.mallory = stand.slack.workspace().person("mallory");
  }

  String run() throws Exception {
    Channel support = stand.channel("support");
    Channel elsewhere = stand.slack.workspace().channel("elsewhere", mallory);
    escalate(stand.sam, support, stand.bounced(401), "");
    String number = awaitTicket("customer", "sam");
    CommandRun answered = command("tickets", "answer", number, ANSWER, "--as", "desk");
    SecurityCase.require(answered.status() == 0, "no answer: " + answered.output());
    StoredFile forged =
        stand
            .slack
            .workspace()
            .files()
            .add(
                mallory.id(),
                "forged.eml",
                Bytes.of(PackagedFiles.numbered(PackagedFiles.bouncedMail(), 402)));
    int before = tickets();
    escalate(mallory, elsewhere, forged, "#" + number);
    ConditionWaiter.until(
        TIMEOUT, () -> settled(elsewhere), () -> "the other user's case is not completed");
    String customers = command("tickets", "show", number, "--json").output();
    SecurityCase.require(
        !customers.contains("jo402@") && !customers.contains("forged.eml"),
        "Ticket #%s received the other user's e-mail".formatted(number));
    SecurityCase.require(
        seenBy(elsewhere).stream().noneMatch(text -> text.contains(ANSWER)),
        "another user was shown the reply to the customer");
    SecurityCase.require(tickets() == before + 1, "the other user's e-mail has no separate ticket");
    return "the other user's e-mail has a separate ticket, nothing was shown";
  }

  private void escalate(SlackUser who, Channel room, StoredFile file, String note)
      throws Exception {
    stand.slack.users().uploads(who, room, "", file);
    Message card =
        ConditionWaiter.forThe(
            TIMEOUT,
            () ->
                stand.written(room).stream()
                    .filter(message -> button(message).isPresent())
                    .findFirst(),
            () -> "no card with a button");
    stand.slack.users().clicks(who, card, button(card).orElseThrow());
    View form =
        ConditionWaiter.forThe(
            TIMEOUT, () -> stand.slack.workspace().views().top(who.id()), () -> "no form opened");
    DeliveryOutcome deliveryOutcome =
        stand.slack.users().submits(form, Map.of("note", note)).await();
    SecurityCase.require(
        deliveryOutcome instanceof DeliveryOutcome.Acknowledged,
        "the form was answered " + deliveryOutcome);
  }

  /** Whether the card of the other user's case shows a ticket. */
  private boolean settled(Channel room) {
    return seenBy(room).stream().anyMatch(text -> text.matches("(?s).*[Tt]icket #?\\d+.*"));
  }

  private List<String> seenBy(Channel room) {
    return stand.written(room).stream().map(Message::visibleText).toList();
  }

  private String awaitTicket(String whose, String words) {
    return ConditionWaiter.forThe(
        TIMEOUT,
        () ->
            command("tickets", "list")
                .output()
                .lines()
                .filter(line -> line.contains(words))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .findFirst(),
        () -> "no ticket of the " + whose + ": " + command("tickets", "list", "--all").output());
  }

  private int tickets() throws IOException, InterruptedException {
    return (int) command("tickets", "list", "--all").output().lines().count();
  }

  private CommandRun command(String... words) throws IOException, InterruptedException {
    return CommandRun.of(launcher, settings, words);
  }

  private static Optional<String> button(Message card) {
    return card.blocks().findValues("action_id").stream()
        .map(JsonNode::asText)
        .filter(id -> id.startsWith(BUTTON))
        .findFirst();
  }
}
