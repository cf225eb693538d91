package org.bounceback.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.Form;
import org.bounceback.sandbox.desk.DeskFault;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.world.AppManifest;
import org.bounceback.testkit.BadgeGallery;
import org.bounceback.testkit.CardGallery;
import org.bounceback.testkit.CardShape;
import org.bounceback.testkit.GoldenFiles;
import org.bounceback.testkit.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares every card and form, as Slack receives it, with a reviewed file. */
class GoldenCardsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BlockKit KIT = new BlockKit(new Rulebook());

  private static final GoldenFiles FILES =
      new GoldenFiles(Path.of("src/test/resources/org/bounceback/slack/golden"));

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

    view(
        "look-up-ticket-form",
        ModalRenderer.form(cardGallery.form(press(listed, "open-ticket")), "C1"));
    Form removal = cardGallery.form(press(listed, "removal"));
    view("removal-form", ModalRenderer.form(removal, "C1"));
    var sent =
        new ChatRequest.FormSubmission(removal.id(), Map.of("list", "bl.example.net"), List.of());
    message("removal-too-early", cardGallery.first(sent));
  }

  @Test
  void bounce() throws Exception {
    message("bounce-begun", cardGallery.first(CardGallery.drop(Mails.UNKNOWN_USER)));
    Card card = cardGallery.last(CardGallery.drop(Mails.UNKNOWN_USER));

    message("bounce", card);
    view("bounce-whole", ModalRenderer.readOnly(cardGallery.first(press(card, "whole")), "C1 1.0"));
    view("reply-form", ModalRenderer.form(cardGallery.form(press(card, "reply")), "C1 1.0"));
    view("ticket-form", ModalRenderer.form(cardGallery.form(press(card, "open-ticket")), "C1 1.0"));
    view(
        "feedback-form",
        ModalRenderer.form(cardGallery.form(press(card, "not-helpful")), "C1 1.0"));
  }

  @Test
  void bounceWithoutItsHeader() throws Exception {
    Card card = cardGallery.last(CardGallery.drop(Mails.REFUSAL));

    message("bounce-without-header", card);
    view(
        "header-help",
        ModalRenderer.readOnly(
            cardGallery.first(press(cardGallery.first(press(card, "whole")), "header-help")),
            "C1 1.0"));
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
    view(
        "hostile-details",
        ModalRenderer.readOnly(cardGallery.first(press(card, "whole")), "C1 1.0"));
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
  }

  @Test
  void pastedLog() throws Exception {
    message("pasted-log", cardGallery.last(CardGallery.drop(Mails.log(12))));
  }

  @Test
  void bounceWithAQuestion() throws Exception {
    Card card = cardGallery.question();

    message("bounce-question", card);
    view(
        "bounce-details",
        ModalRenderer.readOnly(cardGallery.first(press(card, "whole")), "C1 1.0"));
    message("bounce-answered", cardGallery.last(press(card, "answer-yes")));
    view("home-waiting", ModalRenderer.home(cardGallery.home()));
  }

  @Test
  void form() throws Exception {
    view(
        "bounce-form",
        ModalRenderer.form(cardGallery.form(new ChatRequest.SlashCommand("bounce", "")), "C1"));
  }

  @Test
  void complaints() throws Exception {
    var sends = new ChatRequest.SlashCommand("bounceback", "cantsend alice@shop.example");

    view("cantsend-form", ModalRenderer.form(cardGallery.form(sends), "C1"));
    view(
        "notarrived-form",
        ModalRenderer.form(
            cardGallery.form(new ChatRequest.SlashCommand("bounceback", "notarrived")), "C1"));
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

    view(
        "ticket-accepted",
        ModalRenderer.readOnly(
            cardGallery.first(new ChatRequest.FormSubmission(form, values, List.of())), "C1 1.0"));
    message("ticket-waits", cardGallery.refreshed("ticket system is unavailable", "label=Details"));
    message("ticket-open", cardGallery.refreshed("text=Ticket 1001,", "label=Details"));
    view("home", ModalRenderer.home(cardGallery.home()));
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
    SlackCard drawn = CardRenderer.message(card);
    JsonNode blocks = JSON.readTree(GsonFactory.createSnakeCase().toJson(drawn.blocks()));
    assertEquals(List.of(), KIT.message(blocks, AppManifest.bounceback().scopes(), "/blocks"));
    compare(name, JSON.createObjectNode().put("text", drawn.text()).set("blocks", blocks));
  }

  private static void view(String name, View view) throws Exception {
    JsonNode json = JSON.readTree(GsonFactory.createSnakeCase().toJson(view));
    assertEquals(List.of(), KIT.view(json, AppManifest.bounceback().scopes()));
    compare(name, json);
  }

  /** Compares without the text styles that are disabled. */
  private static void compare(String name, JsonNode seen) throws Exception {
    for (JsonNode style : seen.findValues("style")) {
      if (style instanceof ObjectNode styles) {
        styles.properties().removeIf(property -> !property.getValue().asBoolean());
      }
    }
    FILES.compare(name, seen);
  }
}
