package org.bounceback.bounce;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.bounce.RecipientSections.Words;
import org.bounceback.mail.MailDate;

/** The delivery status of RFC 3464, in a part of its own or, broken, inside the text. */
final class StatusFormat implements Format {
  private static final Pattern STATUS = Pattern.compile("^([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(.*)");
  private static final Pattern WORD = Pattern.compile("^[A-Za-z]+");

  private final Marks marks;

  StatusFormat(Marks marks) {
    this.marks = marks;
  }

  @Override
  public Optional<Reading> read(Report report) {
    List<StatusFields> groups = groups(report);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Words> sections = sections(report);
    var attempts = new LinkedHashMap<String, Attempt>();
    for (StatusFields group : groups) {
      Attempt attempt = attempt(group, sections, report);
      attempts.putIfAbsent(AddressFinder.key(attempt.address()), attempt);
    }
    var list = new ArrayList<>(attempts.values());
    return Optional.of(new Reading(kind(list, report), list, report.reportingMta()));
  }

  /** Those about a recipient; where none names one, the only one that tells of a mail. */
  private static List<StatusFields> groups(Report report) {
    List<StatusFields> named =
        report.status().stream().filter(StatusFields::isAboutRecipient).toList();
    List<StatusFields> unnamed =
        report.status().stream().filter(StatusFields::isAboutSomebody).toList();
    return named.isEmpty() && unnamed.size() == 1 ? unnamed : named;
  }

  /** What the words say of each recipient, by lower-case address. */
  private static Map<String, Words> sections(Report report) {
    return RecipientSections.find(report.lines(), Bystanders.of(report)).entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> AddressFinder.key(entry.getKey()),
                Map.Entry::getValue,
                (one, same) -> one,
                LinkedHashMap::new));
  }

  private Attempt attempt(StatusFields group, Map<String, Words> sections, Report report) {
    String address = address(group, sections, report);
    Optional<Words> told = Optional.ofNullable(sections.get(AddressFinder.key(address)));
    Optional<String> section = told.map(Words::words);
    Optional<Matcher> status = group.field("status").map(STATUS::matcher).filter(Matcher::find);
    String remark = status.map(found -> found.group(2).strip()).orElse("");
    String words = section.orElseGet(() -> wordsAbout(address, report));
    return new Attempt(
        address,
        group.field("action").flatMap(StatusFormat::action),
        status.map(found -> found.group(1)),
        reply(group, remark, section, report),
        String.join("\n", remark, words, exitCode(group), told.map(Words::heading).orElse("")),
        group.untyped("remote-mta").map(Report::hostName),
        group.field("will-retry-until").flatMap(MailDate::parse),
        group.field("last-attempt-date").flatMap(MailDate::parse));
  }

  /** All words where the report is about one recipient, else the lines that name this one. */
  private static String wordsAbout(String address, Report report) {
    return groups(report).size() == 1
        ? report.words()
        : report.lines().stream()
            .filter(line -> line.contains(address))
            .collect(Collectors.joining("\n"));
  }

  /** The field made for it, else the remark behind the status, else what the text says. */
  private static String reply(
      StatusFields group, String remark, Optional<String> section, Report report) {
    return group
        .untyped("diagnostic-code")
        .filter(StatusFormat::isSaying)
        .or(() -> Optional.of(remark.replaceAll("^\\(|\\)$", "")).filter(text -> !text.isEmpty()))
        .or(() -> section.map(Reply::partOf))
        .orElseGet(() -> onlyReply(report));
  }

  /** A server's reply anywhere in the words, where these are about one recipient. */
  private static String onlyReply(Report report) {
    boolean isOne = groups(report).size() == 1 && Reply.of(report.words()).hasCode();
    return isOne ? Reply.partOf(report.words()) : "";
  }

  private String address(StatusFields group, Map<String, Words> sections, Report report) {
    List<String> candidates =
        List.of("final-recipient", "original-recipient", "x-actual-recipient").stream()
            .map(group::address)
            .flatMap(Optional::stream)
            .toList();
    return candidates.stream()
        .filter(candidate -> candidate.indexOf('@') > 0)
        .findFirst()
        .or(() -> sections.keySet().stream().findFirst())
        .or(() -> candidates.stream().findFirst())
        .or(() -> PlainRecipients.find(report, marks, true).keySet().stream().findFirst())
        .orElse("");
  }

  /** The exit code of a local delivery program (sysexits.h), as Sendmail writes it. */
  private static String exitCode(StatusFields group) {
    return group
        .field("diagnostic-code")
        .map(field -> field.toLowerCase(Locale.ROOT))
        .filter(field -> field.startsWith("x-unix;"))
        .orElse("");
  }

  /** Whether the field says more than the exit code of a program. */
  private static boolean isSaying(String diagnostic) {
    return diagnostic.chars().anyMatch(Character::isLetter);
  }

  private static Optional<Action> action(String field) {
    Matcher word = WORD.matcher(field);
    return word.find() ? Action.find(word.group()) : Optional.empty();
  }

  private Kind kind(List<Attempt> attempts, Report report) {
    var actions = attempts.stream().map(Attempt::action).flatMap(Optional::stream).toList();
    if (actions.isEmpty()) {
      return Wording.kind(report, marks);
    }
    if (actions.contains(Action.FAILED)) {
      return Kind.FAILURE;
    }
    return actions.contains(Action.DELAYED) ? Kind.DELAY : Kind.SUCCESS;
  }
}
