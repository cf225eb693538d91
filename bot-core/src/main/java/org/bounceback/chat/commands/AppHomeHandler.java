package org.bounceback.chat.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.Block;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.Span;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.HelpCard;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.TicketCardRenderer;
import org.bounceback.store.StoreException;

/**
 * Renders the bot's home page: a user's open and latest cases, the number of queued tickets, the
 * help, and buttons.
 */
final class AppHomeHandler {
  private static final int MAX_OPEN = 10;
  private static final int MAX_LATEST = 5;

  private final CaseRepository caseRepository;
  private final MessageBundle messageBundle;
  private final TicketCardRenderer tickets;

  AppHomeHandler(CaseRepository caseRepository, MessageBundle messageBundle) {
    this.caseRepository = caseRepository;
    this.messageBundle = messageBundle;
    this.tickets = new TicketCardRenderer(messageBundle);
  }

  BotResponse open(InboundEvent inboundEvent) {
    List<Block> blocks = new ArrayList<>();
    List<Button> buttons = new ArrayList<>();
    buttons.add(new Button(ButtonHandler.READ, messageBundle.text("home.read"), Style.PRIMARY));
    try {
      String person = inboundEvent.chatUser().id();
      List<Case> open = caseRepository.open(person, MAX_OPEN);
      List<Case> latest =
          caseRepository.recent(person, MAX_LATEST).stream()
              .filter(each -> !open.contains(each))
              .toList();
      blocks.add(title("home.open-cases"));
      blocks.add(cases(open, "home.no-open-cases"));
      blocks.add(new Block.Facts(List.of(desk(caseRepository.countQueuedTickets()))));
      blocks.add(title("home.cases"));
      blocks.add(cases(latest, "home.no-cases"));
      Stream.concat(open.stream(), latest.stream()).map(this::show).forEach(buttons::add);
    } catch (StoreException failed) {
      blocks.add(paragraph(messageBundle.text("store-failed", "why", failed.getMessage())));
    }
    blocks.add(title("home.help"));
    blocks.addAll(HelpCard.of(messageBundle, "help.headline").blocks());
    return BotResponse.of(
        new InitialResponse.ShowCard(
            new Card(messageBundle.text("home.headline"), blocks, buttons), Visibility.PRIVATE));
  }

  private Button show(Case each) {
    return new Button(
        new ButtonId(ButtonId.Action.WHOLE, each.id()).text(),
        messageBundle.text("home.show", "case", each.id()),
        Style.PLAIN);
  }

  private Block cases(List<Case> some, String none) {
    return some.isEmpty()
        ? paragraph(messageBundle.text(none))
        : new Block.Facts(some.stream().map(this::fact).toList());
  }

  private Block.LabeledField fact(Case each) {
    List<Span> spans = new ArrayList<>();
    spans.add(Span.plain(each.caseResult().headline()));
    tickets.news(each).ifPresent(news -> spans.add(Span.plain(" " + news.headline())));
    return new Block.LabeledField(each.id().text(), spans);
  }

  private Block.LabeledField desk(long waiting) {
    String text =
        waiting == 0
            ? messageBundle.text("home.desk-idle")
            : waiting == 1
                ? messageBundle.text("home.desk-one")
                : messageBundle.text("home.desk-many", "count", waiting);
    return new Block.LabeledField(messageBundle.text("home.desk"), List.of(Span.plain(text)));
  }

  private Block title(String key) {
    return new Block.Text(List.of(Span.bold(messageBundle.text(key))));
  }

  private static Block paragraph(String text) {
    return new Block.Text(List.of(Span.plain(text)));
  }
}
