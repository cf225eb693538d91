package org.bounceback.diagnosis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bounceback.advice.AdviceCatalog;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.log.AccessEvent;
import org.bounceback.bounce.log.AccessSummary;
import org.bounceback.recipient.ProbeOutcome;

/**
 * Additional notices for the agent: listings that are not the cause, and results that contradict
 * the bounce.
 */
final class AgentNotices {
  /** Reasons after which it is worth reporting that the recipient's servers respond. */
  private static final Set<BounceReason> NO_ANSWER =
      EnumSet.of(
          BounceReason.EXPIRED,
          BounceReason.NETWORK_ERROR,
          BounceReason.FAILED_STARTTLS,
          BounceReason.SYSTEM_ERROR);

  private final AdviceCatalog book;
  private final ServerNotices serverNotices;

  AgentNotices(AdviceCatalog book) {
    this.book = book;
    this.serverNotices = new ServerNotices(book);
  }

  List<Notice> of(RecipientEvidence found, int others, BlockingAssessment blocking) {
    var notices = new ArrayList<Notice>();
    notices.addAll(serverNotices.of(found));
    notices.addAll(sideListing(found));
    if (isHint(found)) {
      notices.add(Notice.of(book.notice("mistyped-hint")));
    }
    if (blocking.isOver(found)) {
      notices.add(Notice.of(book.notice("now-not-blocking")));
    }
    if (found.recipient().dsnAction() == DsnAction.FAILED
        && NO_ANSWER.contains(found.recipient().reason())
        && found.side().filter(side -> side.probeOutcome() == ProbeOutcome.ACCEPTING).isPresent()) {
      notices.add(Notice.of(book.notice("now-answering")));
    }
    AccessSummary.of(found.bounce().accessEvents())
        .filter(summary -> summary.state() == AccessEvent.Kind.BLOCKED)
        .map(summary -> Notice.of(book.notice("also-blocked"), PasteDiagnosis.values(summary)))
        .ifPresent(notices::add);
    if (others == 1) {
      notices.add(
          Notice.of(book.notice(haveFailed(found) ? "one-more-recipient" : "one-more-row")));
    } else if (others > 1) {
      notices.add(
          Notice.of(
              book.notice(haveFailed(found) ? "more-recipients" : "more-rows"),
              Map.of("count", String.valueOf(others))));
    }
    return notices;
  }

  /** A log or a table of deliveries contains recipients whose message was delivered. */
  private static boolean haveFailed(RecipientEvidence found) {
    return found.bounce().recipients().stream()
        .map(Recipient::dsnAction)
        .noneMatch(DsnAction.DELIVERED::equals);
  }

  /** Returns whether the address may be mistyped although its server rejected the mailbox. */
  static boolean isHint(RecipientEvidence found) {
    return found
        .mistypedRecipient()
        .filter(mistyped -> !mistyped.isCause(found.side()))
        .isPresent();
  }

  /** A listing that is not the cause. */
  private List<Notice> sideListing(RecipientEvidence found) {
    List<String> lists =
        found.relevantListing().isRelevant()
            ? List.of()
            : found.blacklists().stream()
                .flatMap(report -> report.listed().stream())
                .map(listed -> listed.zone().title())
                .toList();
    if (lists.isEmpty() || found.mailOrigin().sendingIp().isEmpty()) {
      return List.of();
    }
    boolean isOurs = found.mailOrigin().sentByUs().orElse(true);
    return List.of(
        Notice.of(
            book.notice(isOurs ? "side-listing" : "listing-of-another"),
            Map.of(
                "sending_ip", found.mailOrigin().sendingIp().get().toString(),
                "side_lists", String.join(", ", lists))));
  }
}
