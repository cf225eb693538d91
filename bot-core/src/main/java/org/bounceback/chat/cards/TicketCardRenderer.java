package org.bounceback.chat.cards;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.cases.TicketActivityLog;
import org.bounceback.cases.TicketRef;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/** Renders the state of a case's ticket: on the case's card, and as messages in its thread. */
public final class TicketCardRenderer {
  private final MessageBundle messageBundle;

  public TicketCardRenderer(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the state of the ticket and the assignee as lines of the card; usually none. */
  List<CardBody.ContextLine> context(Case stored) {
    List<CardBody.ContextLine> lines = new ArrayList<>();
    ticket(stored).ifPresent(spans -> lines.add(new CardBody.ContextLine(spans, true)));
    stored
        .caseAssignee()
        .map(assignee -> messageBundle.text("ticket.assigned", "name", assignee.name()))
        .ifPresent(text -> lines.add(CardBody.ContextLine.essential("👤 " + text)));
    return lines;
  }

  private Optional<List<Span>> ticket(Case stored) {
    return switch (stored.state()) {
      case NEW -> Optional.empty();
      case ACCEPTED ->
          Optional.of(
              stored.problem().isPresent()
                  ? List.of(Span.plain("⚠ " + text("ticket.trouble", stored)))
                  : List.of(Span.plain("⏳ " + text("ticket.accepted", stored))));
      case SENT -> {
        List<Span> spans = new ArrayList<>(List.of(Span.plain("🎫 ")));
        spans.addAll(sent(stored));
        yield Optional.of(spans);
      }
      case FAILED -> Optional.of(List.of(Span.plain("⚠ " + text("ticket.failed", stored))));
    };
  }

  /** Returns the news about a case's ticket; empty if there is none. */
  public Optional<Card> news(Case stored) {
    return switch (stored.state()) {
      case NEW -> Optional.empty();
      case ACCEPTED -> stored.problem().map(why -> Card.of(text("ticket.trouble", stored)));
      case SENT ->
          stored
              .ticket()
              .map(
                  ticket ->
                      linked(
                          messageBundle.text("ticket.opened", "number", ticket.number()), ticket));
      case FAILED -> Optional.of(Card.of(text("ticket.failed", stored)));
    };
  }

  /** Returns the message for a ticket activity, as posted in the threads of the case's cards. */
  public Card of(Case stored, TicketActivityLog.ActivityEntry activityEntry) {
    Map<String, String> values =
        Map.of(
            "number", stored.ticket().map(TicketRef::number).orElse(""),
            "author", activityEntry.author(),
            "case", stored.id().text(),
            "from", activityEntry.text(),
            "why", activityEntry.text());
    return switch (activityEntry.activityKind()) {
      case ANSWER -> answer(stored, activityEntry, values);
      case STATUS ->
          Card.of(
              messageBundle.text(
                  "ticket.turned-" + activityEntry.text().toLowerCase(Locale.ROOT), values));
      case NOTE_REFUSED ->
          new Card(
              messageBundle.text("ticket.note-refused", values), List.of(), List.of(retry(stored)));
      case TAKEN ->
          Card.of(
              messageBundle.text(
                  activityEntry.text().isEmpty() ? "ticket.taken" : "ticket.taken-over", values));
      case GIVEN_BACK -> Card.of(messageBundle.text("ticket.given-back", values));
    };
  }

  private Card answer(
      Case stored, TicketActivityLog.ActivityEntry activityEntry, Map<String, String> values) {
    var quote =
        new Block.QuoteBlock(messageBundle.text("ticket.answer-words"), activityEntry.text());
    List<Block> blocks = new ArrayList<>(List.of(quote));
    stored.ticket().flatMap(this::ticketLink).ifPresent(blocks::add);
    return new Card(messageBundle.text("ticket.answer", values), blocks, List.of());
  }

  private Button retry(Case stored) {
    return new Button(
        new ButtonId(ButtonId.Action.RETRY, stored.id()).text(),
        messageBundle.text("buttons.retry"),
        Button.Style.PLAIN);
  }

  private Card linked(String headline, TicketRef ticket) {
    return new Card(headline, ticketLink(ticket).map(List::of).orElse(List.of()), List.of());
  }

  private Optional<Block> ticketLink(TicketRef ticket) {
    return ticket.url().map(url -> new Block.Text(List.of(link("ticket.look", ticket, url))));
  }

  private List<Span> sent(Case stored) {
    List<Span> spans = new ArrayList<>();
    stored
        .ticket()
        .ifPresent(
            ticket ->
                spans.add(
                    ticket
                        .url()
                        .map(url -> link("ticket.sent", ticket, url))
                        .orElseGet(
                            () ->
                                Span.plain(
                                    messageBundle.text(
                                        "ticket.sent", "number", ticket.number())))));
    stored
        .progress()
        .map(status -> "ticket.status-" + status.name().toLowerCase(Locale.ROOT))
        .ifPresent(key -> spans.add(Span.plain(", " + messageBundle.text(key))));
    return spans;
  }

  private Span link(String key, TicketRef ticket, URI url) {
    return new Span.Link(messageBundle.text(key, "number", ticket.number()), url);
  }

  private String text(String key, Case stored) {
    return messageBundle.text(
        key, Map.of("case", stored.id().text(), "why", stored.problem().orElse("")));
  }
}
