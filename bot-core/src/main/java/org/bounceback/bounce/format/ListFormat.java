package org.bounceback.bounce.format;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;

/**
 * Reads rejections by mailing list software. The list is the recipient, and the report comes from
 * the address of its owner.
 */
final class ListFormat implements ReportFormat {
  /** List software that sends under one address for all lists of a host. */
  private static final Pattern PROGRAM =
      Pattern.compile("(?:sympa|listserv|majordomo|listmaster|mailman)@");

  /** The addresses from which list software writes about one list. */
  private static final Pattern OWNER =
      Pattern.compile("(?:owner-[^@]{1,64}|[^@]{1,64}-(?:owner|bounces|request|help))@");

  /** Addresses of a list's program, not of the list. */
  private static final Pattern COMMANDS =
      Pattern.compile(
          "^owner-|-(?:owner|bounces|request|admin|help|ctl|join|leave|subscribe|unsubscribe)@");

  /** Header fields that only list software writes in its own messages. */
  private static final List<String> FIELDS =
      List.of("X-Mailman-Version", "X-List-Administrivia", "X-MLServer", "X-ML-Info");

  private static final int MAX_TEXT = 4096;

  private final ReportIndicators reportIndicators;

  ListFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    boolean isList = isFromListProgram(reportMessage);
    boolean hasSubject = reportIndicators.hasListSubject(reportMessage.header());
    if (!isList && !hasSubject) {
      return Optional.empty();
    }
    String text = lowerCase(reportMessage);
    if (reportIndicators.mentionsModeration(text)) {
      return Optional.of(new FormatResult(MessageKind.NOT_A_BOUNCE, List.of(), Optional.empty()));
    }
    return hasSubject || reportIndicators.mentionsListRejection(text)
        ? list(reportMessage).map(address -> reading(address, reportMessage))
        : Optional.empty();
  }

  private static String lowerCase(ReportMessage reportMessage) {
    String subject = reportMessage.header().first("Subject").orElse("");
    String text = reportMessage.text();
    return (subject + "\n" + text.substring(0, Math.min(text.length(), MAX_TEXT)))
        .toLowerCase(Locale.ROOT)
        .replace('\u2019', '\'');
  }

  /**
   * Returns whether list software wrote the message. The address of a list's owner alone shows it
   * too, since no person writes from such an address.
   */
  private static boolean isFromListProgram(ReportMessage reportMessage) {
    return FIELDS.stream().anyMatch(name -> reportMessage.header().first(name).isPresent())
        || reportMessage
            .header()
            .first("From")
            .flatMap(AddressFinder::first)
            .filter(
                address ->
                    PROGRAM.matcher(address).lookingAt() || OWNER.matcher(address).lookingAt())
            .isPresent();
  }

  private static FormatResult reading(String address, ReportMessage reportMessage) {
    RawRecipient rawRecipient =
        RawRecipient.of(address, DsnAction.FAILED, RejectionReply.extract(reportMessage.text()))
            .withContext(reportMessage.text());
    return new FormatResult(
        MessageKind.FAILURE,
        List.of(rawRecipient),
        Optional.of(address.substring(address.lastIndexOf('@') + 1)));
  }

  /**
   * Returns the address of the list. It is derived from the owner's address. If software for many
   * lists sent the report, it is the first other address of the same host in the subject or the
   * text.
   */
  private static Optional<String> list(ReportMessage reportMessage) {
    Optional<String> writer = reportMessage.header().first("From").flatMap(AddressFinder::first);
    if (writer.filter(address -> PROGRAM.matcher(address).lookingAt()).isPresent()) {
      String program = writer.get();
      String host = program.substring(program.lastIndexOf('@'));
      String text =
          reportMessage.header().first("Subject").orElse("") + "\n" + reportMessage.text();
      return AddressFinder.all(text).stream()
          .map(found -> AddressFinder.key(found.address()))
          .filter(address -> address.endsWith(host) && !PROGRAM.matcher(address).lookingAt())
          .findFirst()
          .or(() -> writer);
    }
    return writer.map(owner -> ownList(owner, reportMessage.text()));
  }

  /**
   * Returns the list of the owner: the address without the owner's suffix, unless the text only has
   * another address of that host.
   */
  private static String ownList(String owner, String text) {
    String list =
        owner
            .replaceFirst("-(?:owner|bounces|request|admin|help)(?=@)", "")
            .replaceFirst("^owner-", "");
    String host = owner.substring(owner.lastIndexOf('@'));
    List<String> named =
        AddressFinder.all(text.substring(0, Math.min(text.length(), MAX_TEXT))).stream()
            .map(found -> AddressFinder.key(found.address()))
            .filter(address -> address.endsWith(host) && !COMMANDS.matcher(address).find())
            .toList();
    boolean isOther = !owner.equals(list) && !named.isEmpty() && !named.contains(list);
    return isOther ? named.get(0) : list;
  }
}
