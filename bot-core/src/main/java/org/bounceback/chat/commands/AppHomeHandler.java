package org.bounceback.chat.commands;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.advice.Actor;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseAssignee;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.Card;
import org.bounceback.chat.HomePage;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.cards.ButtonId;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.TicketCardRenderer;
import org.bounceback.store.StoreException;

/**
 * Renders the bot's home page: the user's open cases, the cases in which we need to act and that
 * nobody has taken, and what the user can start.
 */
final class AppHomeHandler {
  private static final int MAX_CASES = 10;

  /** How many of the latest cases are searched for those that wait for us. */
  private static final int MAX_SEARCHED = 200;

  private static final Duration RECENT = Duration.ofDays(7);

  private final CaseRepository caseRepository;
  private final Clock clock;
  private final MessageBundle messageBundle;
  private final TicketCardRenderer tickets;

  AppHomeHandler(CaseRepository caseRepository, Clock clock, MessageBundle messageBundle) {
    this.caseRepository = caseRepository;
    this.clock = clock;
    this.messageBundle = messageBundle;
    this.tickets = new TicketCardRenderer(messageBundle);
  }

  BotResponse open(InboundEvent inboundEvent) {
    try {
      List<Case> open = caseRepository.open(inboundEvent.chatUser().id(), MAX_CASES);
      List<Case> waiting =
          caseRepository
              .unassigned(
                  inboundEvent.chatLocation().workspace(),
                  clock.instant().minus(RECENT),
                  MAX_SEARCHED)
              .stream()
              .filter(AppHomeHandler::needsUs)
              .filter(each -> !open.contains(each))
              .limit(MAX_CASES)
              .toList();
      var page =
          new HomePage(
              messageBundle.text("home.headline"),
              QuickAction.buttons(messageBundle),
              List.of(
                  section("home.open-cases", open, "home.no-open-cases"),
                  section("home.waiting-cases", waiting, "home.no-waiting-cases")));
      return BotResponse.of(new InitialResponse.ShowHome(page));
    } catch (StoreException failed) {
      return BotResponse.toAsker(
          Card.of(messageBundle.text("store-failed", "why", failed.getMessage())));
    }
  }

  private static boolean needsUs(Case stored) {
    return stored.findings().actor().equals(Optional.of(Actor.OUR_HOST.code()));
  }

  private HomePage.Section section(String title, List<Case> cases, String empty) {
    return new HomePage.Section(
        messageBundle.text(title),
        cases.stream().map(this::row).toList(),
        messageBundle.text(empty));
  }

  private HomePage.Row row(Case stored) {
    var show =
        new Button(
            new ButtonId(ButtonId.Action.SHOW, stored.id()).text(),
            messageBundle.text("home.show"),
            Style.PLAIN);
    return new HomePage.Row(stored.caseResult().headline(), detail(stored), show);
  }

  /** Returns the case's number, its assignee and the state of its ticket. */
  private String detail(Case stored) {
    return Stream.of(
            Optional.of(stored.id().text()),
            stored.caseAssignee().map(CaseAssignee::name),
            tickets.news(stored).map(Card::headline))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }
}
