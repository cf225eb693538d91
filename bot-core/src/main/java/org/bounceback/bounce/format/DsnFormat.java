package org.bounceback.bounce.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bounceback.bounce.DsnAction;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.format.RecipientSections.Words;
import org.bounceback.bounce.grammar.Passage;
import org.bounceback.bounce.reason.RejectionReply;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.MailDate;

/**
 * Reads the delivery status of RFC 3464, in its own part or, in broken reports, inside the text.
 */
final class DsnFormat implements ReportFormat {
  private static final Pattern STATUS = Pattern.compile("^([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(.*)");

  /** The fields that state who rejected the message and what became of it. */
  private static final List<String> STATED =
      List.of("action", "remote-mta", "diagnostic-code", "will-retry-until");

  private static final Pattern WORD = Pattern.compile("^[A-Za-z]+");

  private final ReportIndicators reportIndicators;

  /** What is read once for all recipients. */
  private record Report(
      ReportMessage message,
      boolean hasOneGroup,
      Map<String, Words> sections,
      DeliveryPlaces places) {}

  DsnFormat(ReportIndicators reportIndicators) {
    this.reportIndicators = reportIndicators;
  }

  @Override
  public Optional<FormatResult> read(ReportMessage reportMessage) {
    List<StatusFields> groups = groups(reportMessage);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    var report =
        new Report(
            reportMessage,
            groups.size() == 1,
            sections(reportMessage),
            DeliveryPlaces.of(reportMessage.lines()));
    var rawRecipients = new LinkedHashMap<String, RawRecipient>();
    for (StatusFields group : groups) {
      DsnRecipient recipient =
          DsnRecipient.of(
              group, report.sections().keySet(), report.places(), reportMessage, reportIndicators);
      rawRecipients.computeIfAbsent(
          AddressFinder.key(recipient.address()), key -> attempt(group, recipient, report));
    }
    var list = new ArrayList<>(rawRecipients.values());
    return Optional.of(
        new FormatResult(kind(list, reportMessage), list, reportMessage.reportingMta()));
  }

  /**
   * Returns the groups about a recipient. If none names one, returns the only group that reports a
   * delivery.
   */
  private static List<StatusFields> groups(ReportMessage reportMessage) {
    List<StatusFields> named =
        reportMessage.status().stream().filter(StatusFields::isAboutRecipient).toList();
    List<StatusFields> unnamed =
        reportMessage.status().stream().filter(StatusFields::hasDeliveryResult).toList();
    return named.isEmpty() && unnamed.size() == 1 ? unnamed : named;
  }

  /** Returns the text about each recipient, by lower-case address. */
  private static Map<String, Words> sections(ReportMessage reportMessage) {
    return RecipientSections.find(reportMessage.lines(), NonRecipientAddresses.of(reportMessage))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                entry -> AddressFinder.key(entry.getKey()),
                Map.Entry::getValue,
                (one, same) -> one,
                LinkedHashMap::new));
  }

  private static RawRecipient attempt(StatusFields group, DsnRecipient recipient, Report report) {
    String address = recipient.address();
    Optional<Words> recipientText =
        Stream.concat(recipient.names().finalAddress().stream(), Stream.of(address))
            .map(name -> report.sections().get(AddressFinder.key(name)))
            .filter(Objects::nonNull)
            .findFirst();
    Optional<String> place = recipient.names().finalAddress().filter(DeliveryPlaces::isPlace);
    Optional<String> section =
        recipientText.map(Words::words).or(() -> place.flatMap(report.places()::text));
    Optional<Matcher> status = group.field("status").map(STATUS::matcher).filter(Matcher::find);
    String remark = status.map(found -> found.group(2).strip()).orElse("");
    String text =
        section.orElseGet(
            () -> textAbout(recipient.names().finalAddress().orElse(address), report));
    var rawRecipient =
        new RawRecipient(
            address,
            group.field("action").flatMap(DsnFormat::action),
            status.map(found -> found.group(1)),
            place.isPresent() && isExitCode(group)
                ? section.orElse("")
                : reply(group, remark, section, report),
            String.join(
                "\n", remark, text, exitCode(group), recipientText.map(Words::heading).orElse("")),
            group.untyped("remote-mta").map(ReportMessage::hostName),
            group.field("will-retry-until").flatMap(MailDate::parse),
            group.field("last-attempt-date").flatMap(MailDate::parse),
            passages(group, address, section));
    return rawRecipient.withNames(recipient.names());
  }

  private static List<Passage> passages(
      StatusFields group, String address, Optional<String> section) {
    var passages = new ArrayList<Passage>();
    for (String name : STATED) {
      group.field(name).map(value -> Passage.field(name, value)).ifPresent(passages::add);
    }
    section.map(words -> Passage.section(address, words)).ifPresent(passages::add);
    return passages;
  }

  /**
   * Returns the whole text if the report is about one recipient, otherwise the lines that name this
   * one.
   */
  private static String textAbout(String address, Report report) {
    return report.hasOneGroup()
        ? report.message().text()
        : report.message().lines().stream()
            .filter(line -> line.contains(address))
            .collect(Collectors.joining("\n"));
  }

  /**
   * Returns the Diagnostic-Code, otherwise the remark after the status, otherwise the reply in the
   * text.
   */
  private static String reply(
      StatusFields group, String remark, Optional<String> section, Report report) {
    return group
        .untyped("diagnostic-code")
        .filter(DsnFormat::hasText)
        .map(first -> ReplyLines.complete(first, report.message().lines()))
        .or(() -> Optional.of(remark.replaceAll("^\\(|\\)$", "")).filter(text -> !text.isEmpty()))
        .or(() -> section.map(RejectionReply::extract))
        .orElseGet(() -> onlyReply(report));
  }

  /** Returns a server's reply anywhere in the text, if the text is about one recipient. */
  private static String onlyReply(Report report) {
    String text = report.message().text();
    return report.hasOneGroup() && RejectionReply.hasCode(text) ? RejectionReply.extract(text) : "";
  }

  private static boolean isExitCode(StatusFields group) {
    return !exitCode(group).isEmpty();
  }

  /** Returns the exit code of a local delivery program (sysexits.h), as Sendmail writes it. */
  private static String exitCode(StatusFields group) {
    return group
        .field("diagnostic-code")
        .map(field -> field.toLowerCase(Locale.ROOT))
        .filter(field -> field.startsWith("x-unix;"))
        .orElse("");
  }

  /** Returns whether the field contains more than the exit code of a program. */
  private static boolean hasText(String diagnostic) {
    return diagnostic.chars().anyMatch(Character::isLetter);
  }

  private static Optional<DsnAction> action(String field) {
    Matcher keyword = WORD.matcher(field);
    return keyword.find() ? DsnAction.find(keyword.group()) : Optional.empty();
  }

  private MessageKind kind(List<RawRecipient> rawRecipients, ReportMessage reportMessage) {
    var dsnActions =
        rawRecipients.stream().map(RawRecipient::dsnAction).flatMap(Optional::stream).toList();
    if (dsnActions.isEmpty()) {
      return DeliveryStateClassifier.kind(reportMessage, reportIndicators);
    }
    if (dsnActions.contains(DsnAction.FAILED)) {
      return MessageKind.FAILURE;
    }
    return dsnActions.contains(DsnAction.DELAYED) ? MessageKind.DELAY : MessageKind.SUCCESS;
  }
}
