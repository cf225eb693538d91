package org.bounceback.bounce.log;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.address.Ip;

/**
 * What pasted lines about logins and blocks state about one client: the one that is still blocked,
 * otherwise one that was unblocked, otherwise one that failed to log in.
 *
 * @param state the last state of the client
 * @param events the events of the client, oldest first
 * @param otherIps the other addresses in the lines
 */
public record AccessSummary(
    AccessEvent.Kind state, List<AccessEvent> events, List<String> otherIps) {
  private static final List<AccessEvent.Kind> PRIORITY =
      List.of(AccessEvent.Kind.BLOCKED, AccessEvent.Kind.UNBLOCKED, AccessEvent.Kind.LOGIN_FAILED);

  /** The beginnings of the names of fail2ban's jails that cover e-mail. */
  private static final List<String> MAIL_JAILS =
      List.of(
          "dovecot",
          "postfix",
          "exim",
          "courier",
          "sasl",
          "cyrus",
          "sieve",
          "roundcube",
          "sendmail",
          "plesk-dovecot",
          "plesk-postfix",
          "plesk-courier",
          "plesk-roundcube",
          "plesk-horde",
          "imap",
          "pop3",
          "smtp",
          "mail",
          "recidive");

  private static final Set<String> PROTOCOLS = Set.of("smtp", "imap", "pop3", "ftp", "ssh");
  private static final Pattern COUNT = Pattern.compile("\\b([0-9]{1,6}) in the last [0-9]+ secs");
  private static final String FAIL2BAN = "fail2ban";
  private static final String CPHULK = "cPHulk";

  public AccessSummary {
    events = List.copyOf(events);
    otherIps = List.copyOf(otherIps);
  }

  /** Summarizes the events; empty if there are none. */
  public static Optional<AccessSummary> of(List<AccessEvent> events) {
    Map<Optional<Ip>, List<AccessEvent>> byClient = new LinkedHashMap<>();
    for (AccessEvent event : events) {
      byClient.computeIfAbsent(event.clientIp(), ip -> new ArrayList<>()).add(event);
    }
    return byClient.values().stream()
        .min(Comparator.comparingInt(each -> PRIORITY.indexOf(state(each))))
        .map(chosen -> new AccessSummary(state(chosen), chosen, others(byClient, chosen)));
  }

  private static List<String> others(
      Map<Optional<Ip>, List<AccessEvent>> byClient, List<AccessEvent> chosen) {
    return byClient.entrySet().stream()
        .filter(entry -> entry.getValue() != chosen)
        .flatMap(entry -> entry.getKey().stream())
        .map(Ip::toString)
        .toList();
  }

  private static AccessEvent.Kind state(List<AccessEvent> events) {
    return events.stream()
        .map(AccessEvent::kind)
        .filter(kind -> kind != AccessEvent.Kind.LOGIN_FAILED)
        .reduce((first, second) -> second)
        .orElse(AccessEvent.Kind.LOGIN_FAILED);
  }

  /** Returns the address of the client, if the lines contain it. */
  public Optional<String> clientIp() {
    return events.get(0).clientIp().map(Ip::toString);
  }

  /** Returns the account that the client tried. */
  public Optional<String> login() {
    return events.stream().map(AccessEvent::login).flatMap(Optional::stream).findFirst();
  }

  /** Returns the host that wrote the lines, as far as they name it. */
  public Optional<String> server() {
    return events.stream().map(AccessEvent::server).flatMap(Optional::stream).findFirst();
  }

  /** Returns the event that decides the state. */
  public AccessEvent decisive() {
    return events.stream()
        .filter(event -> event.kind() == state)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  /** Returns the program that blocked. */
  public Optional<String> program() {
    return decisive().rule().map(rule -> rule.replaceFirst(" \\(.*", ""));
  }

  /** Returns the jail or rule of the program. */
  public Optional<String> rule() {
    return decisive()
        .rule()
        .filter(rule -> rule.endsWith(")"))
        .map(rule -> rule.substring(rule.indexOf('(') + 1, rule.length() - 1));
  }

  /** Returns whether the block certainly covers e-mail: a jail may cover only its own service. */
  public boolean isAboutMail() {
    return !program().equals(Optional.of(FAIL2BAN))
        || rule().map(AccessSummary::isMailJail).orElse(true);
  }

  private static boolean isMailJail(String jail) {
    String name = jail.toLowerCase(Locale.ROOT);
    return MAIL_JAILS.stream().anyMatch(name::startsWith);
  }

  /** Returns the failed logins in words for agents; empty if nothing says that there were any. */
  public Optional<String> attempts() {
    Optional<String> service =
        events.stream().map(AccessEvent::service).flatMap(Optional::stream).findFirst();
    boolean isAboutLogins =
        service.isPresent()
            || events.stream().anyMatch(event -> event.kind() == AccessEvent.Kind.LOGIN_FAILED)
            || program().equals(Optional.of(CPHULK));
    if (!isAboutLogins) {
      return Optional.empty();
    }
    Optional<String> count =
        events.stream()
            .map(event -> COUNT.matcher(event.text()))
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst();
    String protocol =
        service
            .filter(PROTOCOLS::contains)
            .map(name -> name.toUpperCase(Locale.ROOT) + " ")
            .orElse("");
    boolean isOne = count.equals(Optional.of("1"));
    return Optional.of(
        count.map(number -> number + " ").orElse("")
            + "failed "
            + protocol
            + (isOne ? "login" : "logins")
            + login().map(name -> " of " + name).orElse(""));
  }
}
