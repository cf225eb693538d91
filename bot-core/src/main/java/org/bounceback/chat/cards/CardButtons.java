package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bounceback.cases.Case;
import org.bounceback.cases.CaseKind;
import org.bounceback.cases.CaseState;
import org.bounceback.chat.Badge;
import org.bounceback.chat.Button;
import org.bounceback.chat.Button.Style;
import org.bounceback.chat.cards.ButtonId.Action;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.findings.Findings;

/**
 * Chooses the buttons of a case: on its card at most four and the two thumbs, the one of whoever
 * needs to act first; in its details all others.
 */
final class CardButtons {
  private static final int MAX_ON_CARD = 4;

  private final MessageBundle messageBundle;
  private final QuestionSection questions;
  private final DomainAddressesSection domainAddresses;

  CardButtons(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
    this.questions = new QuestionSection(messageBundle);
    this.domainAddresses = new DomainAddressesSection(messageBundle);
  }

  /** Returns the buttons of the card. */
  List<Button> ofCard(Case stored, Optional<Badge> badge) {
    List<Button> buttons = new ArrayList<>(chosen(stored, badge));
    buttons.add(button(Action.WHOLE, stored, Style.PLAIN));
    buttons.add(button(Action.HELPFUL, stored, Style.THUMB_UP));
    buttons.add(button(Action.NOT_HELPFUL, stored, Style.THUMB_DOWN));
    return buttons;
  }

  /** Returns the buttons of the details: everything that the card does not offer. */
  List<Button> ofDetails(Case stored, Optional<Badge> badge) {
    List<String> onCard = chosen(stored, badge).stream().map(Button::id).toList();
    return Stream.of(
            questions.undo(stored).stream(),
            available(stored, badge).values().stream(),
            domainAddresses.buttons(stored, stored.findings()).stream())
        .flatMap(each -> each)
        .filter(each -> !onCard.contains(each.id()))
        .toList();
  }

  private List<Button> chosen(Case stored, Optional<Badge> badge) {
    List<Button> buttons = new ArrayList<>(questions.answers(stored));
    boolean isAsking = !buttons.isEmpty();
    Map<Action, Button> available = available(stored, badge);
    for (Action action : order(stored, badge)) {
      Button button = available.get(action);
      boolean isNext = action != Action.HEADER_HELP || needsHeadersNow(stored, isAsking);
      if (button != null && isNext && buttons.size() < MAX_ON_CARD - 1) {
        boolean isPrimary =
            buttons.isEmpty() && !isAsking && hasPrimary(badge) && action != Action.CHECK_AGAIN;
        buttons.add(isPrimary ? new Button(button.id(), button.label(), Style.PRIMARY) : button);
      }
    }
    return buttons;
  }

  private static boolean needsHeadersNow(Case stored, boolean isAsking) {
    return !isAsking && QuestionSection.needsHeaders(stored.findings());
  }

  private static boolean hasPrimary(Optional<Badge> badge) {
    return badge.filter(each -> each != Badge.WAIT && each != Badge.NOTHING_FAILED).isPresent();
  }

  /** Returns the actions in the order in which they get a place on the card. */
  private static List<Action> order(Case stored, Optional<Badge> badge) {
    if (stored.kind() == CaseKind.LOOKUP && stored.findings().outgoing().isEmpty()) {
      return lookupOrder(stored.findings(), badge);
    }
    return switch (badge.orElse(Badge.NOT_ENOUGH)) {
      case WE_ACT ->
          List.of(Action.TAKE, Action.RETRY, Action.UNBLOCK, Action.OPEN_TICKET, Action.REPLY);
      case CUSTOMER_ACTS -> List.of(Action.REPLY, Action.RETRY, Action.OPEN_TICKET, Action.TAKE);
      case RECIPIENT_SIDE_ACTS ->
          List.of(Action.ADMIN_EMAIL, Action.REPLY, Action.RETRY, Action.OPEN_TICKET, Action.TAKE);
      case WAIT, NOTHING_FAILED -> List.of(Action.REPLY, Action.RETRY, Action.OPEN_TICKET);
      case NOT_ENOUGH ->
          List.of(Action.HEADER_HELP, Action.RETRY, Action.OPEN_TICKET, Action.REPLY, Action.TAKE);
    };
  }

  private static List<Action> lookupOrder(Findings findings, Optional<Badge> badge) {
    boolean isFine = badge.filter(each -> each == Badge.NOTHING_FAILED).isPresent();
    if (findings instanceof BlocklistFindings) {
      return isFine
          ? List.of(Action.CHECK_AGAIN, Action.WATCH, Action.WATCH_NO_MORE)
          : List.of(Action.REMOVAL, Action.RETRY, Action.OPEN_TICKET, Action.CHECK_AGAIN);
    }
    return isFine
        ? List.of(Action.CHECK_AGAIN, Action.OWN_DETAILS, Action.SHARE)
        : List.of(
            Action.UNBLOCK,
            Action.ADMIN_EMAIL,
            Action.RETRY,
            Action.CHECK_AGAIN,
            Action.OPEN_TICKET);
  }

  /** Returns every action that the case allows, in the order of the details. */
  private Map<Action, Button> available(Case stored, Optional<Badge> badge) {
    Findings findings = stored.findings();
    Map<Action, Button> buttons = new LinkedHashMap<>();
    if (stored.state() == CaseState.FAILED) {
      put(buttons, stored, Action.RETRY);
    }
    if (isTicketPossible(stored, badge)) {
      put(buttons, stored, Action.OPEN_TICKET);
    }
    if (stored.kind() == CaseKind.BOUNCE
        || findings instanceof ComplaintFindings
        || stored.state() != CaseState.NEW) {
      putAssignment(buttons, stored);
    }
    if (ReplyForm.isFor(findings, ReplyForm.Addressee.CUSTOMER)) {
      put(buttons, stored, Action.REPLY);
    }
    if (ReplyForm.isFor(findings, ReplyForm.Addressee.MAIL_ADMIN)) {
      put(buttons, stored, Action.ADMIN_EMAIL);
    }
    if (!findings.liftableBans().isEmpty()) {
      put(buttons, stored, Action.UNBLOCK);
    }
    if (DelistingForm.isFor(findings)) {
      put(buttons, stored, Action.REMOVAL);
    }
    if (findings instanceof BlocklistFindings lists) {
      put(buttons, stored, lists.watch().isPresent() ? Action.WATCH_NO_MORE : Action.WATCH);
    }
    if (stored.kind() == CaseKind.LOOKUP) {
      put(buttons, stored, Action.CHECK_AGAIN);
      put(buttons, stored, Action.SHARE);
    }
    if (ServerFindingsSection.hasDetails(findings)) {
      put(buttons, stored, Action.OWN_DETAILS);
    }
    if (lacksHeaders(findings)) {
      put(buttons, stored, Action.HEADER_HELP);
    }
    return buttons;
  }

  /** Returns whether the full headers are missing and would help. */
  static boolean lacksHeaders(Findings findings) {
    return Set.of("needs-headers", "incomplete").contains(findings.contact())
        || QuestionSection.needsHeaders(findings);
  }

  private void putAssignment(Map<Action, Button> buttons, Case stored) {
    if (stored.caseAssignee().isEmpty()) {
      put(buttons, stored, Action.TAKE);
    } else {
      put(buttons, stored, Action.TAKE_OVER);
      put(buttons, stored, Action.GIVE_BACK);
    }
  }

  /** A ticket is always possible if the cause is on our side or not known. */
  private static boolean isTicketPossible(Case stored, Optional<Badge> badge) {
    boolean isOpen = stored.state() != CaseState.NEW && stored.state() != CaseState.FAILED;
    boolean isOurs =
        badge.filter(each -> each == Badge.WE_ACT || each == Badge.NOT_ENOUGH).isPresent();
    return !isOpen && (isOurs || !stored.findings().contact().equals("not-needed"));
  }

  private void put(Map<Action, Button> buttons, Case stored, Action action) {
    buttons.put(action, button(action, stored, Style.PLAIN));
  }

  private Button button(Action action, Case stored, Style style) {
    return new Button(
        new ButtonId(action, stored.id()).text(),
        messageBundle.text("buttons." + action.code()),
        style);
  }
}
