package org.bounceback.bounce.client;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bounceback.bounce.client.WindowTemplate.Slot;

/** Finds the server, the account and the recipient that a window names. */
final class WindowDetails {
  private static final int LABEL_REACH = 3;

  private static final Set<String> SERVER_LABELS =
      labels("server servers serveur servidor host hote smtp imap pop pop3 postausgangsserver");

  private static final Set<String> ACCOUNT_LABELS =
      labels(
          "account konto kontos compte cuenta task aufgabe tache tarea user username benutzer"
              + " benutzername utilisateur usuario sender absender absenderadresse expediteur"
              + " remitente identity");

  private static final Set<String> RECIPIENT_LABELS =
      labels(
          "recipient recipients empfanger empfangers empfangeradresse destinataire destinataires"
              + " destinatario destinatarios rejected abgelehnte rejetee rechazada ontvanger"
              + " refusee");

  private static final Pattern PORT =
      Pattern.compile("(?i)\\b(?:port|puerto)\\b['\":. ]{0,3}([0-9]{2,5})\\b");

  private static final Pattern AT_TIME =
      Pattern.compile(
          "(?i)['\">]?\\s*(?:\\p{L}{1,4}\\s+)?[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4},?"
              + "(?:\\s+[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)?(?:\\s*[ap]m)?");

  private final String text;
  private final List<WindowToken> tokens;
  private final List<WindowMatch> matches;
  private final Optional<QuotedReply> reply;

  WindowDetails(
      String text,
      List<WindowToken> tokens,
      List<WindowMatch> matches,
      Optional<QuotedReply> reply) {
    this.text = text;
    this.tokens = tokens;
    this.matches = matches;
    this.reply = reply;
  }

  private static Set<String> labels(String words) {
    return WindowTokenizer.tokens(words).stream()
        .map(WindowToken::word)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the server that the app talks to. */
  Optional<String> server() {
    return inSlot(Slot.HOST)
        .or(() -> labelled(WindowToken.Kind.HOST, SERVER_LABELS))
        .or(this::onlyHost)
        .map(WindowToken::word);
  }

  private Optional<WindowToken> onlyHost() {
    List<WindowToken> hosts =
        tokens.stream()
            .filter(each -> each.kind() == WindowToken.Kind.HOST && isOwnText(each))
            .toList();
    boolean same = hosts.stream().map(WindowToken::word).distinct().count() == 1;
    return same ? Optional.of(hosts.get(0)) : Optional.empty();
  }

  /** Returns the port of the server. */
  Optional<Integer> port() {
    Matcher port = PORT.matcher(text);
    if (port.find()) {
      return Optional.of(Integer.valueOf(port.group(1)));
    }
    return server()
        .flatMap(host -> portAfter(text.toLowerCase(Locale.ROOT).indexOf(host + ":"), host));
  }

  private Optional<Integer> portAfter(int at, String host) {
    int begin = at + host.length() + 1;
    int end = begin;
    while (at >= 0 && end < text.length() && end - begin < 5 && isDigit(text.charAt(end))) {
      end++;
    }
    return end - begin < 2
        ? Optional.empty()
        : Optional.of(Integer.valueOf(text.substring(begin, end)));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the account or the sender's own address. */
  Optional<String> account() {
    return inSlot(Slot.ACCOUNT)
        .or(() -> labelled(WindowToken.Kind.ADDRESS, ACCOUNT_LABELS))
        .map(WindowToken::word);
  }

  /** Returns the recipient; never the account. */
  Optional<String> recipient() {
    Optional<String> account = account();
    return inSlot(Slot.RECIPIENT)
        .or(() -> labelled(WindowToken.Kind.ADDRESS, RECIPIENT_LABELS))
        .or(this::inReply)
        .or(this::aloneOnItsLine)
        .map(WindowToken::word)
        .filter(address -> !account.equals(Optional.of(address)));
  }

  private Optional<WindowToken> inReply() {
    boolean namesRecipient = reply.filter(each -> !each.isAboutSender()).isPresent();
    return namesRecipient
        ? tokens.stream()
            .filter(each -> each.kind() == WindowToken.Kind.ADDRESS && !isOwnText(each))
            .findFirst()
        : Optional.empty();
  }

  /** Windows list the recipients below their text; an agent's sentence is not alone on its line. */
  private Optional<WindowToken> aloneOnItsLine() {
    return tokens.stream()
        .filter(each -> each.kind() == WindowToken.Kind.ADDRESS && isOwnText(each))
        .filter(each -> reply.isPresent() && isAlone(each))
        .findFirst();
  }

  /** Returns whether nothing else is on its line but the time of the attempt, as in Outlook. */
  private boolean isAlone(WindowToken token) {
    int begin = text.lastIndexOf('\n', token.start()) + 1;
    int end = text.indexOf('\n', token.end());
    String before = text.substring(begin, token.start()).strip();
    String after = text.substring(token.end(), end < 0 ? text.length() : end).strip();
    return before.length() + after.length() <= 2
        || (before.length() <= 1 && AT_TIME.matcher(after).matches());
  }

  private Optional<WindowToken> inSlot(Slot slot) {
    return matches.stream()
        .flatMap(each -> Stream.ofNullable(each.values().get(slot)))
        .flatMap(range -> range.in(tokens).stream())
        .filter(each -> each.kind() == slot.kind())
        .findFirst();
  }

  private Optional<WindowToken> labelled(WindowToken.Kind kind, Set<String> labels) {
    Predicate<Integer> isLabelled =
        at ->
            IntStream.rangeClosed(1, LABEL_REACH)
                .map(back -> at - back)
                .takeWhile(before -> before >= 0)
                .takeWhile(before -> tokens.get(before).kind() == WindowToken.Kind.WORD)
                .anyMatch(before -> labels.contains(tokens.get(before).word()));
    return IntStream.range(0, tokens.size())
        .boxed()
        .filter(at -> tokens.get(at).kind() == kind && isOwnText(tokens.get(at)))
        .filter(isLabelled)
        .map(tokens::get)
        .findFirst();
  }

  /** Returns whether the app itself names it, not the reply that it quotes, and not a link. */
  private boolean isOwnText(WindowToken token) {
    boolean inReply =
        reply
            .filter(each -> token.start() >= each.start() && token.end() <= each.end())
            .isPresent();
    boolean isLink = token.word().startsWith("www.") || text.startsWith("//", token.start() - 2);
    return !inReply && !isLink;
  }
}
