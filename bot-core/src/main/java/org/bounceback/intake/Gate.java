package org.bounceback.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.address.MailAddress;
import org.bounceback.mail.Header;
import org.bounceback.mail.MediaType;

/**
 * Keeps out what is no bounce that somebody we know passed on: loops, lists, programs, strangers.
 */
final class Gate {
  private static final Pattern BRACKETED = Pattern.compile("<([^<>]*)>\\s*$");
  private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

  /** Names of mails that we wrote ourselves, as {@code EmailDesk} gives them. */
  private static final Pattern OWN_NAME =
      Pattern.compile("(?i)<bounceback\\.(ticket|note)\\.BB-[^<>]*>");

  private final SenderRules senders;
  private final Set<String> ownAddresses;

  /**
   * A gate.
   *
   * @param ownAddresses addresses that we write from, in lower case
   */
  Gate(SenderRules senders, Set<String> ownAddresses) {
    this.senders = senders;
    this.ownAddresses = Set.copyOf(ownAddresses);
  }

  /** Who wrote a mail; empty unless it is exactly one address. */
  static Optional<MailAddress> sender(Header header) {
    List<String> from = header.all("From");
    if (from.size() != 1) {
      return Optional.empty();
    }
    Matcher bracketed = BRACKETED.matcher(from.get(0));
    return MailAddress.parse(bracketed.find() ? bracketed.group(1) : from.get(0));
  }

  /** Why a mail is not taken; empty when it is. */
  Optional<String> refusal(Header header) {
    return loop(header).or(() -> program(header)).or(() -> stranger(header));
  }

  private Optional<String> loop(Header header) {
    boolean looped =
        header.all("X-Loop").stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .anyMatch(ownAddresses::contains);
    boolean ours =
        List.of("Message-ID", "In-Reply-To", "References").stream()
            .flatMap(name -> header.all(name).stream())
            .anyMatch(value -> OWN_NAME.matcher(value).find());
    return looped || ours ? Optional.of("it is about a mail of our own") : Optional.empty();
  }

  /** A report of a mail server says that a program wrote it, and is what we are here for. */
  private static Optional<String> program(Header header) {
    if (!header.all("List-Id").isEmpty()) {
      return Optional.of("it came over a mailing list");
    }
    boolean bulk =
        header.all("Precedence").stream()
            .anyMatch(each -> BULK.contains(each.strip().toLowerCase(Locale.ROOT)));
    boolean automatic =
        header.all("Auto-Submitted").stream()
            .map(each -> each.strip().toLowerCase(Locale.ROOT))
            .anyMatch(each -> !each.isEmpty() && !each.startsWith("no"));
    return (bulk || automatic) && !isReport(header)
        ? Optional.of("a program wrote it")
        : Optional.empty();
  }

  private static boolean isReport(Header header) {
    return header
        .first("Content-Type")
        .map(MediaType::parse)
        .filter(type -> type.name().equals("multipart/report"))
        .flatMap(type -> type.parameter("report-type"))
        .filter(kind -> kind.equalsIgnoreCase("delivery-status"))
        .isPresent();
  }

  private Optional<String> stranger(Header header) {
    Optional<MailAddress> sender = sender(header);
    if (sender.isEmpty()) {
      return Optional.of("it does not say from which one address it comes");
    }
    if (!senders.allow(sender.get())) {
      return Optional.of("its sender is not among intake.senders");
    }
    return senders.proved(sender.get().domain(), header.all("Authentication-Results"))
        ? Optional.empty()
        : Optional.of("no server of intake.receivers proves its sender");
  }
}
