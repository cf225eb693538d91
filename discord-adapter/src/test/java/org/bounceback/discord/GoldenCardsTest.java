package org.bounceback.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.discord.rules.MessageRules;
import org.bounceback.sandbox.discord.rules.MessageRules.Origin;
import org.bounceback.sandbox.discord.rules.ModalRules;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.testkit.BadgeGallery;
import org.bounceback.testkit.CardGallery;
import org.bounceback.testkit.CardShape;
import org.bounceback.testkit.GoldenFiles;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares every card and form, as Discord receives it, with a reviewed file. */
class GoldenCardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Rulebook RULES = new Rulebook();

  private static final GoldenFiles FILES =
      new GoldenFiles(Path.of("src/test/resources/org/bounceback/discord/golden"));

  @TempDir Path data;
  private CardGallery cardGallery;

  @BeforeEach
  void open() throws Exception {
    cardGallery = new CardGallery(data);
  }

  @AfterEach
  void close() throws Exception {
    cardGallery.close();
  }

  @Test
  void help() throws Exception {
    message("help", cardGallery.first(new ChatRequest.SlashCommand("bounceback", "help")));
  }

  @Test
  void lookUp() throws Exception {
    cardGallery.bot().blocklist().list("203.0.113.5", "127.0.0.2", "see http://bl.example.net/q");
    message(
        "look-up-begun",
        cardGallery.first(new ChatRequest.SlashCommand("blacklist", "203.0.113.5")));
    Card listed = cardGallery.last(new ChatRequest.SlashCommand("blacklist", "203.0.113.5"));

    window("look-up-ticket-form", cardGallery.form(press(listed, "open-ticket")));
    Form removal = cardGallery.form(press(listed, "removal"));
    window("removal-form", removal);
    var sent =
        new ChatRequest.FormSubmission(removal.id(), Map.of("list", "bl.example.net"), List.of());
    message("removal-too-early", cardGallery.first(sent));
  }

  @Test
  void bounce() throws Exception {
    message("bounce-begun", cardGallery.first(CardGallery.drop(Mails.UNKNOWN_USER)));
    Card card = cardGallery.last(CardGallery.drop(Mails.UNKNOWN_USER));

    message("bounce", card);
    reading("bounce-whole", cardGallery.first(press(card, "whole")));
    window("reply-form", cardGallery.form(press(card, "reply")));
    window("ticket-form", cardGallery.form(press(card, "open-ticket")));
    window("feedback-form", cardGallery.form(press(card, "not-helpful")));
  }

  @Test
  void bounceWithoutItsHeader() throws Exception {
    Card card = cardGallery.last(CardGallery.drop(Mails.REFUSAL));

    message("bounce-without-header", card);
    reading(
        "header-help",
        cardGallery.first(press(cardGallery.first(press(card, "whole")), "header-help")));
  }

  @Test
  void eachBadge() throws Exception {
    for (var each : BadgeGallery.cards(data.resolve("badges")).entrySet()) {
      message(each.getKey(), each.getValue());
    }
  }

  @Test
  void hostileReply() throws Exception {
    cardGallery.bot().desk.faults().next(1, DeskFault.unavailable(Duration.ofSeconds(1)));
    Card card = cardGallery.last(CardGallery.drop(Mails.HOSTILE_REPLY));

    message("hostile-bounce", card);
    reading("hostile-details", cardGallery.first(press(card, "whole")));
    String form = cardGallery.form(press(card, "open-ticket")).id();
    var values = Map.of("subject", "<!here> @everyone", "severity", "high", "requester", "sam");
    cardGallery.first(new ChatRequest.FormSubmission(form, values, List.of()));
    message("hostile-ticket", cardGallery.refreshed("text=Ticket 1001,", "label=Details"));
    cardGallery.answer("<!channel>", "Done: <b>send</b> *again*, <http://evil.example|click>.");
    message("hostile-answer", cardGallery.refreshed("replied to ticket"));
  }

  @Test
  void hostileLog() throws Exception {
    String log = Mails.log(12).replace("No such user", "No such user <!here> @everyone");
    message("hostile-log", cardGallery.last(CardGallery.drop(log)));
  }

  @Test
  void bounceOfManyRecipients() throws Exception {
    Card card = cardGallery.last(CardGallery.drop(Mails.manyRecipients(500, 4000)));

    message("bounce-many", card);
    reading("bounce-many-whole", cardGallery.first(press(card, "whole")));
  }

  @Test
  void pastedLog() throws Exception {
    message("pasted-log", cardGallery.last(CardGallery.drop(Mails.log(12))));
  }

  @Test
  void bounceWithAQuestion() throws Exception {
    Card card = cardGallery.question();

    message("bounce-question", card);
    reading("bounce-details", cardGallery.first(press(card, "whole")));
    message("bounce-answered", cardGallery.last(press(card, "answer-yes")));
  }

  @Test
  void form() throws Exception {
    window("bounce-form", cardGallery.form(new ChatRequest.SlashCommand("bounce", "")));
  }

  @Test
  void complaints() throws Exception {
    window(
        "cantsend-form",
        cardGallery.form(
            new ChatRequest.SlashCommand("bounceback", "cantsend alice@shop.example")));
    window(
        "notarrived-form",
        cardGallery.form(new ChatRequest.SlashCommand("bounceback", "notarrived")));
    message(
        "cantsend",
        cardGallery.last(
            new ChatRequest.SlashCommand(
                "bounceback", "cantsend alice@shop.example 198.51.100.77")));
  }

  @Test
  void ticket() throws Exception {
    cardGallery.bot().desk.faults().next(1, DeskFault.unavailable(Duration.ofSeconds(1)));
    Card card = cardGallery.last(CardGallery.drop(Mails.UNKNOWN_USER));
    String form = cardGallery.form(press(card, "open-ticket")).id();
    var values = Map.of("subject", "Jo is gone", "severity", "high", "requester", "sam");

    message(
        "ticket-accepted",
        cardGallery.first(new ChatRequest.FormSubmission(form, values, List.of())));
    message("ticket-waits", cardGallery.refreshed("ticket system is unavailable", "label=Details"));
    message("ticket-open", cardGallery.refreshed("text=Ticket 1001,", "label=Details"));
    cardGallery.answer("Maria", "It is done. Please ask Jo's company for the new address.\nMaria");
    message("ticket-answered", cardGallery.refreshed("replied to ticket"));
    message("ticket-claimed", cardGallery.first(press(card, "take")));
  }

  @Test
  void staleButton() throws Exception {
    message("stale", cardGallery.first(new ChatRequest.ButtonClick("share:BB-00000-00000")));
  }

  private static ChatRequest press(Card card, String action) {
    return CardGallery.press(card, action);
  }

  private static void message(String name, Card card) throws Exception {
    assertEquals(List.of(), CardShape.problems(card));
    compare(name, CardRenderer.message(card));
  }

  private static void reading(String name, Card card) throws Exception {
    compare(name, CardRenderer.ephemeral(card));
  }

  private static void compare(String name, MessageCreateData message) throws Exception {
    JsonNode json = JSON.readTree(message.toData().toString());
    Set<String> files =
        message.getAllDistinctFiles().stream().map(FileUpload::getName).collect(Collectors.toSet());
    assertEquals(List.of(), new MessageRules(RULES).findings(json, files, Origin.INTERACTION));
    FILES.compare(name, json);
  }

  private static void window(String name, Form form) throws Exception {
    JsonNode json = JSON.readTree(Modals.of(form).toData().toString());
    assertEquals(List.of(), new ModalRules(RULES).findings(json));
    FILES.compare(name, json);
  }
}
