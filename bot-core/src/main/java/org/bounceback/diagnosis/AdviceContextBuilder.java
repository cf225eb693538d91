package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.advice.AdviceContext;
import org.bounceback.advice.ContextAttribute;
import org.bounceback.advice.TextAttribute;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.bounce.log.LogEntry;
import org.bounceback.bounce.log.Outcome;
import org.bounceback.hosting.CustomerSide;
import org.bounceback.hosting.HostingLocation;
import org.bounceback.hosting.Ownership;
import org.bounceback.recipient.MailboxProvider;

/** Converts the evidence into the values that the conditions of the advice use. */
final class AdviceContextBuilder {
  /** Header fields of messages that a website sent: from PHP, control panels and mailer scripts. */
  private static final List<String> SCRIPT_FIELDS =
      List.of("X-PHP-Originating-Script", "X-PHP-Script", "X-Mailer-Script");

  private static final int MAX_PASTE = 4_000;

  private static final Pattern REPEATED_CODES =
      Pattern.compile("(\\S)\\s+[245][0-9]{2}[- ]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})?\\s+");

  private static final Map<String, String> RECEIVERS =
      Map.of(
          "gmail", "google",
          "google", "google",
          "microsoft", "microsoft",
          "yahoo", "yahoo",
          "apple", "apple",
          "t-online", "t-online");

  private AdviceContextBuilder() {}

  static AdviceContext of(RecipientEvidence found) {
    VerdictFacts facts = found.mailFacts().verdictFacts();
    AdviceContext.Builder context =
        AdviceContext.builder()
            .stated(ContextAttribute.KIND, found.bounce().messageKind().code())
            .stated(ContextAttribute.REASON, found.recipient().reason().code())
            .put(
                ContextAttribute.REJECTED_BY,
                facts.rejectedBy().map(VerdictFacts.RejectingParty::code))
            .put(ContextAttribute.SENT_BY, facts.sentBy().map(AdviceContextBuilder::owner))
            .put(ContextAttribute.CUSTOMER, facts.customer().map(CustomerSide::code))
            .put(ContextAttribute.FATE, facts.fate().map(Fate::code))
            .put(ContextAttribute.STAGE, facts.stage().map(SmtpStage::code))
            .put(ContextAttribute.QUOTED_IP, facts.quotedIp().map(VerdictFacts.QuotedIp::code))
            .put(ContextAttribute.FORWARDED, facts.forwarded().map(String::valueOf))
            .stated(ContextAttribute.VENDOR, vendors(found))
            .stated(ContextAttribute.TEMPORARY, String.valueOf(found.recipient().temporary()))
            .stated(ContextAttribute.SENDER_DOMAIN, senderDomain(found))
            .stated(
                ContextAttribute.FROM_DOMAIN,
                found.fromIsHosted().map(hosted -> hosted ? "hosted" : "foreign"))
            .stated(ContextAttribute.MADE_BY, madeBy(found.bounce()))
            .stated(ContextAttribute.HEADERS, headers(found.bounce()))
            .stated(ContextAttribute.FORGED, String.valueOf(found.forged()))
            .stated(ContextAttribute.BLOCK, block(found))
            .stated(ContextAttribute.LISTING, found.relevantListing().state())
            .stated(
                ContextAttribute.ADMIN_USEFUL,
                found.mailboxProvider().map(each -> String.valueOf(each.adminUseful())))
            .stated(ContextAttribute.RECIPIENT_MAIL, known(found.recipientMail()))
            .stated(ContextAttribute.TYPO, typo(found))
            .stated(ContextAttribute.SENDER_DNS, senderDns(found))
            .stated(ContextAttribute.LOGGED, logged(found))
            .stated(
                ContextAttribute.RECIPIENT_SIDE,
                found.side().map(side -> side.probeOutcome().code()));
    texts(found, context);
    return context.build();
  }

  private static void texts(RecipientEvidence found, AdviceContext.Builder context) {
    String reply = unfolded(found.recipient().diagnostic());
    String text = found.bounce().text();
    String beginning = text.substring(0, Math.min(text.length(), MAX_PASTE));
    boolean isPasted = found.bounce().header().fields().isEmpty();
    context.text(TextAttribute.REPLY_TEXT, text(found));
    context.text(TextAttribute.AUTHOR_TEXT, reply + "\n" + beginning);
    context.text(TextAttribute.DIALOG_TEXT, isPasted ? reply + "\n" + beginning : "");
  }

  private static String owner(Ownership ownership) {
    return ownership.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the provider that rejected the message and the products that the text names. */
  private static Set<String> vendors(RecipientEvidence found) {
    var vendors = new TreeSet<String>(NamedProducts.in(found.recipient().diagnostic()));
    String receiver = receiver(found);
    // Another line of a log is about another message.
    vendors.addAll(
        found
            .recipient()
            .logged()
            .map(entry -> NamedProducts.in(entry.line()))
            .orElse(found.products()));
    if (!receiver.equals("none") || vendors.isEmpty()) {
      vendors.add(receiver);
    }
    return vendors;
  }

  /**
   * Returns the rejection text. For pasted text without other information, includes the surrounding
   * text.
   */
  private static String text(RecipientEvidence found) {
    String refusal = found.recipient().diagnostic();
    BouncedMessage bounce = found.bounce();
    if (refusal.isEmpty()) {
      return bounce.text();
    }
    boolean isPasted = bounce.header().fields().isEmpty() && bounce.text().length() <= MAX_PASTE;
    return isPasted ? unfolded(refusal) + "\n" + bounce.text() : unfolded(refusal);
  }

  /**
   * A multiline reply repeats its codes on each line (RFC 5321 section 4.2.1); this keeps the first
   * only.
   */
  private static String unfolded(String reply) {
    return REPEATED_CODES.matcher(reply).replaceAll("$1 ");
  }

  private static Optional<String> senderDomain(RecipientEvidence found) {
    return found.mailOrigin().sender().map(sender -> found.senderIsHosted() ? "hosted" : "foreign");
  }

  private static Optional<String> logged(RecipientEvidence found) {
    return found
        .recipient()
        .logged()
        .map(LogEntry::outcome)
        .filter(outcome -> outcome == Outcome.DELIVERED || outcome == Outcome.FILTERED)
        .map(Outcome::code);
  }

  private static Optional<String> known(HostingLocation location) {
    return location == HostingLocation.UNKNOWN ? Optional.empty() : Optional.of(location.code());
  }

  private static String typo(RecipientEvidence found) {
    boolean isFailure =
        found.bounce().messageKind() == MessageKind.FAILURE
            || found.bounce().messageKind() == MessageKind.DELAY;
    return isFailure
            && found
                .mistypedRecipient()
                .filter(mistyped -> mistyped.isCause(found.side()))
                .isPresent()
        ? "likely"
        : "none";
  }

  /**
   * If another provider runs the domain's name servers, that provider must fix the records,
   * although we host its mail.
   */
  private static Optional<String> senderDns(RecipientEvidence found) {
    return switch (found.senderDns()) {
      case OURS -> Optional.of("ours");
      case ELSEWHERE -> Optional.of("elsewhere");
      default -> Optional.empty();
    };
  }

  /** Returns whether a website sent the message. */
  static boolean isMadeByScript(BouncedMessage bounce) {
    return SCRIPT_FIELDS.stream().anyMatch(name -> bounce.returned().first(name).isPresent());
  }

  private static Optional<String> madeBy(BouncedMessage bounce) {
    if (isMadeByScript(bounce)) {
      return Optional.of("script");
    }
    return bounce.originalPath().stream().anyMatch(receivedHop -> receivedHop.authenticated())
        ? Optional.of("person")
        : Optional.empty();
  }

  private static String headers(BouncedMessage bounce) {
    boolean nothingKnown =
        bounce.originalPath().isEmpty()
            && bounce.reportPath().isEmpty()
            && bounce.returned().first("Message-ID").isEmpty();
    return nothingKnown ? "cut" : "whole";
  }

  private static String block(RecipientEvidence found) {
    if (found.namesPrivateList()) {
      return "private";
    }
    return found
        .recipient()
        .block()
        .map(BlockingParty::kind)
        .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse("none");
  }

  private static String receiver(RecipientEvidence found) {
    String name =
        found.mailboxProvider().map(MailboxProvider::name).orElse("").toLowerCase(Locale.ROOT);
    return RECEIVERS.entrySet().stream()
        .filter(entry -> name.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("none");
  }
}
