package org.bounceback.chat.cards;

import java.util.Optional;
import org.bounceback.cases.CaseResult;
import org.bounceback.chat.Badge;
import org.bounceback.findings.BanFindings;
import org.bounceback.findings.BlocklistFindings;
import org.bounceback.findings.BounceFindings;
import org.bounceback.findings.ComplaintFindings;
import org.bounceback.findings.DomainServerFindings;
import org.bounceback.findings.Findings;
import org.bounceback.findings.OwnServerFindings;
import org.bounceback.findings.RecipientFindings;

/**
 * The badge of an answer. Some badges have more than one word, such as "Nothing failed" for a
 * message and "No problem found" for a check.
 *
 * @param badge the sign and the color
 * @param word the last part of the key of its word
 */
record AnswerBadge(Badge badge, String word) {
  private static final AnswerBadge NO_PROBLEM =
      new AnswerBadge(Badge.NOTHING_FAILED, "no-problem-found");
  private static final AnswerBadge OTHER_PROVIDER =
      new AnswerBadge(Badge.RECIPIENT_SIDE_ACTS, "other-provider-acts");

  private static AnswerBadge of(Badge badge) {
    return new AnswerBadge(badge, badge.code());
  }

  /** Returns the badge of a result; empty if its findings cannot be read. */
  static Optional<AnswerBadge> of(CaseResult result) {
    Findings findings = result.findings();
    if (findings instanceof BounceFindings bounce) {
      return Optional.of(
          QuestionSection.open(bounce).isPresent()
              ? of(Badge.NOT_ENOUGH)
              : of(bounce.verdict(), actor(bounce)));
    }
    if (findings instanceof ComplaintFindings complaint) {
      return Optional.of(of(complaint.verdict(), complaint.actor().orElse("")));
    }
    if (findings instanceof BlocklistFindings lists) {
      return Optional.of(of(lists, result.verdict()));
    }
    if (findings instanceof RecipientFindings recipient) {
      return Optional.of(of(recipient));
    }
    if (findings instanceof BanFindings bans) {
      return Optional.of(of(bans));
    }
    return findings instanceof DomainServerFindings server
        ? Optional.of(of(server))
        : Optional.empty();
  }

  /** Returns the code of who needs to act: a recipient who is our customer is the customer. */
  private static String actor(BounceFindings bounce) {
    String actor = bounce.actor().orElse("");
    boolean isCustomer =
        bounce
            .basis()
            .filter(
                basis -> basis.customer().equals("recipient") || basis.customer().equals("both"))
            .isPresent();
    return actor.equals("recipient") && isCustomer ? "sender" : actor;
  }

  private static AnswerBadge of(String verdict, String actor) {
    return switch (verdict) {
      case "nothing-failed", "no-problem-found", "not-our-mail" -> of(Badge.NOTHING_FAILED);
      case "cannot-tell" -> of(Badge.NOT_ENOUGH);
      default ->
          switch (actor) {
            case "our-host" -> of(Badge.WE_ACT);
            case "sender" -> of(Badge.CUSTOMER_ACTS);
            case "recipient", "recipient-admin" -> of(Badge.RECIPIENT_SIDE_ACTS);
            case "other-provider" -> OTHER_PROVIDER;
            case "nobody" -> of(Badge.WAIT);
            default -> of(Badge.NOT_ENOUGH);
          };
    };
  }

  private static AnswerBadge of(BlocklistFindings lists, String outcome) {
    return switch (outcome) {
      case "listed" ->
          switch (BlocklistCardRenderer.severity(lists)) {
            case "serious", "some" -> of(Badge.WE_ACT);
            case "network" -> OTHER_PROVIDER;
            default -> NO_PROBLEM;
          };
      case "clean" -> NO_PROBLEM;
      default -> of(Badge.NOT_ENOUGH);
    };
  }

  private static AnswerBadge of(RecipientFindings recipient) {
    return switch (recipient.outcome()) {
      case "accepting" -> NO_PROBLEM;
      case "temporarily-refusing" -> of(Badge.WAIT);
      case "blocking-us", "port-closed-here" -> of(Badge.WE_ACT);
      case "dns-failed", "forbidden-address" -> of(Badge.NOT_ENOUGH);
      default -> of(Badge.RECIPIENT_SIDE_ACTS);
    };
  }

  private static AnswerBadge of(BanFindings bans) {
    Optional<OwnServerFindings> servers = bans.ownServers();
    if (servers.isEmpty() || servers.get().asked().isEmpty()) {
      return of(Badge.NOT_ENOUGH);
    }
    return servers.get().bans().isEmpty() ? NO_PROBLEM : of(Badge.WE_ACT);
  }

  private static AnswerBadge of(DomainServerFindings server) {
    if (server.mailSetup().filter(setup -> !setup.sending().isEmpty()).isEmpty()) {
      return of(Badge.NOT_ENOUGH);
    }
    boolean isWrong =
        server.mailSetup().get().stopped().isPresent()
            || ServerCardRenderer.isMisrouted(server.mailSetup().get(), server.mx());
    return isWrong ? of(Badge.WE_ACT) : NO_PROBLEM;
  }
}
