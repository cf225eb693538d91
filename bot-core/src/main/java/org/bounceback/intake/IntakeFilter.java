package org.bounceback.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.BounceReader;
import org.bounceback.mail.Header;
import org.bounceback.mail.MediaType;

/**
 * Rejects messages that are not bounces from accepted senders: mail loops, mailing lists, automatic
 * messages, unknown senders.
 */
final class IntakeFilter {
  private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

  /** Fields of mailing lists (RFC 2369, RFC 2919). */
  private static final List<String> LIST =
      List.of("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "List-Owner");

  /** Fields of auto-responders that do not comply with RFC 3834. */
  private static final List<String> ANSWERS =
      List.of("X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Mail-Autoreply");

  private static final Set<String> MAIL_SERVERS = Set.of("mailer-daemon", "postmaster");
  private static final Set<MessageKind> REPORTS = Set.of(MessageKind.FAILURE, MessageKind.DELAY);

  private final AllowedSenders senders;
  private final Set<String> ownAddresses;
  private final BounceReader reader;

  /**
   * Creates a filter.
   *
   * @param ownAddresses addresses that we send from and receive at, in lower case
   */
  IntakeFilter(AllowedSenders senders, Set<String> ownAddresses, BounceReader reader) {
    this.senders = senders;
    this.ownAddresses = Set.copyOf(ownAddresses);
    this.reader = reader;
  }

  /** Returns why a message is rejected; empty if it is accepted. */
  Optional<IntakeRejection> rejection(Header header, byte[] mail) {
    Optional<MailAddress> author = authenticatedSender(header);
    if (author.isEmpty()) {
      return Optional.of(IntakeRejection.withoutNotice(stranger(header)));
    }
    return loop(header)
        .map(IntakeRejection::withoutNotice)
        .or(
            () ->
                own(author.get())
                    .or(() -> list(header))
                    .or(() -> byContent(author.get(), header, reader.read(mail)))
                    .map(why -> new IntakeRejection(why, author)));
  }

  /** Returns the author of a message, if it is an accepted sender. */
  Optional<MailAddress> authenticatedSender(Header header) {
    return FromHeaderParser.of(header)
        .filter(senders::allow)
        .filter(
            author ->
                senders.isAuthenticated(author.domain(), header.allRaw("Authentication-Results")));
  }

  private String stranger(Header header) {
    Optional<MailAddress> author = FromHeaderParser.of(header);
    if (author.isEmpty()) {
      return "it does not say from which one address it comes";
    }
    return senders.allow(author.get())
        ? "no server of intake.receivers proves its sender"
        : "its sender is not among intake.senders";
  }

  private Optional<String> loop(Header header) {
    boolean looped =
        header.all("X-Loop").stream()
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .anyMatch(ownAddresses::contains);
    return looped || BotMessageIds.in(header).isPresent()
        ? Optional.of("it is about a mail of our own")
        : Optional.empty();
  }

  private Optional<String> own(MailAddress author) {
    return ownAddresses.contains(author.toString().toLowerCase(Locale.ROOT))
        ? Optional.of("it comes from an address of our own")
        : Optional.empty();
  }

  private static Optional<String> list(Header header) {
    return LIST.stream().anyMatch(name -> header.first(name).isPresent())
        ? Optional.of("it came over a mailing list")
        : Optional.empty();
  }

  /**
   * Rejects automatic messages, except for reports of mail servers, which are the purpose of the
   * intake.
   */
  private static Optional<String> byContent(
      MailAddress author, Header header, BouncedMessage message) {
    Optional<String> lost = BotMessageIds.in(message.returned());
    if (lost.isPresent()) {
      return lost.map("it says that our own mail %s did not arrive at the desk"::formatted);
    }
    boolean report =
        isReport(header) || (isServer(author, header) && REPORTS.contains(message.messageKind()));
    boolean program = isAutomatic(header) || message.messageKind() == MessageKind.AUTO_REPLY;
    return program && !report ? Optional.of("a program wrote it") : Optional.empty();
  }

  private static boolean isAutomatic(Header header) {
    boolean bulk =
        header.all("Precedence").stream()
            .anyMatch(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)));
    boolean submitted =
        header.all("Auto-Submitted").stream()
            .map(value -> value.strip().toLowerCase(Locale.ROOT))
            .anyMatch(value -> !value.isEmpty() && !value.startsWith("no"));
    boolean answers = ANSWERS.stream().anyMatch(name -> header.first(name).isPresent());
    return bulk || submitted || answers || hasEmptySender(header);
  }

  private static boolean isServer(MailAddress author, Header header) {
    return hasEmptySender(header)
        || MAIL_SERVERS.contains(author.localPart().toLowerCase(Locale.ROOT));
  }

  /** Returns whether the envelope sender was empty, as the delivering server recorded it. */
  private static boolean hasEmptySender(Header header) {
    return header.first("Return-Path").filter(path -> path.strip().equals("<>")).isPresent();
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
}
