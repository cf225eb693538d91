package org.bounceback.bounce.client;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bounceback.bounce.client.WindowTemplate.Role;

/**
 * Recognizes the window, banner or alert of an e-mail app in pasted text: copied, typed from a
 * phone with mistakes, read by OCR, or quoted in an agent's sentence. Immutable.
 */
public final class ClientWindowReader {
  private static final int MAX_TEXT = 8_000;

  /** A text about more problems than this is a list of errors, not one window. */
  private static final long MAX_PROBLEMS = 2;

  private static final int MAX_SENTENCE = 200;

  /** Problems that give way to a more specific one in the same window. */
  private static final Set<ClientProblem> UNSPECIFIC =
      EnumSet.of(
          ClientProblem.CERTIFICATE_UNTRUSTED, ClientProblem.REJECTED, ClientProblem.NOT_SHOWN);

  private static final String ANY = "any";
  private static final String ENGLISH = "en";

  /** The match with most words first; of equal ones the first in the file. */
  private static final Comparator<WindowMatch> BY_WEIGHT =
      Comparator.comparingInt(each -> -each.template().weight());

  private static final Comparator<WindowMatch> MAIN =
      Comparator.<WindowMatch, Boolean>comparing(
              each -> each.template().problem().filter(UNSPECIFIC::contains).isPresent())
          .thenComparing(BY_WEIGHT);

  private final ClientWindowTable table;

  private ClientWindowReader(ClientWindowTable table) {
    this.table = table;
  }

  /** Creates a reader with the bundled table. */
  public static ClientWindowReader create() {
    return new ClientWindowReader(ClientWindowTable.load());
  }

  /** Returns the window; empty if the text is none, asks about errors in general or lists them. */
  public Optional<ClientWindow> read(String whole) {
    String text = whole.substring(0, Math.min(whole.length(), MAX_TEXT));
    List<WindowToken> tokens = WindowTokenizer.tokens(text);
    var matcher = new WindowMatcher(table.vocabulary(), tokens);
    List<WindowMatch> matches =
        table.templates().stream().flatMap(each -> matcher.find(each).stream()).toList();
    Optional<QuotedReply> login = QuotedReply.findLogin(text);
    Optional<QuotedReply> reply =
        QuotedReply.find(text)
            .or(() -> login)
            .or(() -> announced(text, tokens, matches))
            .or(() -> coded(text, matches));
    if (!isBetweenServersOnly(text, matches)) {
      Optional<ClientProblem> own = OwnMailbox.problem(text, matches);
      if (own.isPresent()) {
        return Optional.of(ownMailbox(own.get(), text, tokens, matches));
      }
    }
    List<WindowMatch> problems =
        withoutOverlaps(
            matches.stream()
                .filter(each -> each.template().problem().isPresent())
                .filter(each -> !isInside(tokens, each, reply))
                .toList());
    if (isBetweenServersOnly(text, matches)
        || matches.stream().anyMatch(each -> has(each, Role.GENERAL))
        || problems.stream().map(each -> each.template().problem()).distinct().count()
            > MAX_PROBLEMS) {
      return Optional.empty();
    }
    boolean isAboutMail =
        matches.stream()
            .anyMatch(
                each -> has(each, Role.WINDOW) || has(each, Role.TITLE) || has(each, Role.APP));
    Optional<WindowMatch> main = problems.stream().filter(each -> isAboutMail).min(MAIN);
    return main.flatMap(each -> each.template().problem())
        .or(() -> withoutCause(text, matches, reply, login))
        .map(
            problem ->
                window(
                    problem,
                    main,
                    matches,
                    new WindowDetails(text, tokens, matches, reply),
                    reply));
  }

  private static boolean isBetweenServersOnly(String text, List<WindowMatch> matches) {
    return QuotedReply.isBetweenServers(text)
        && matches.stream().noneMatch(each -> has(each, Role.WINDOW));
  }

  /** Returns a window about the user's own mailbox, which concerns no recipient. */
  private static ClientWindow ownMailbox(
      ClientProblem problem, String text, List<WindowToken> tokens, List<WindowMatch> matches) {
    ClientWindow window =
        window(
            problem,
            Optional.empty(),
            matches,
            new WindowDetails(text, tokens, matches, Optional.empty()),
            Optional.empty());
    return new ClientWindow(
        window.app(),
        window.operation(),
        problem,
        window.server(),
        window.port(),
        window.account(),
        Optional.empty(),
        Optional.empty(),
        window.language());
  }

  /** Returns a reply with a code, wherever a window of an app quotes it. */
  private static Optional<QuotedReply> coded(String text, List<WindowMatch> matches) {
    boolean isOfApp =
        matches.stream()
            .anyMatch(
                each ->
                    has(each, Role.WINDOW)
                        || (has(each, Role.APP) && each.template().app().isPresent()));
    return isOfApp && !QuotedReply.isBetweenServers(text)
        ? QuotedReply.findCoded(text)
        : Optional.empty();
  }

  /** Returns the text that follows "the server responded", which may have no code. */
  private static Optional<QuotedReply> announced(
      String text, List<WindowToken> tokens, List<WindowMatch> matches) {
    return matches.stream()
        .filter(each -> has(each, Role.WINDOW))
        .flatMap(each -> Stream.ofNullable(each.values().get(WindowTemplate.Slot.REPLY)))
        .filter(range -> range.from() > 0)
        .flatMap(range -> QuotedReply.after(text, tokens.get(range.from() - 1).end()).stream())
        .findFirst();
  }

  /**
   * Returns the problem of a window that shows no cause: the app's title with the server's reply,
   * or a reply to a login alone, or an app that only failed.
   */
  private static Optional<ClientProblem> withoutCause(
      String text,
      List<WindowMatch> matches,
      Optional<QuotedReply> reply,
      Optional<QuotedReply> login) {
    boolean titled = matches.stream().anyMatch(each -> has(each, Role.TITLE));
    if (reply.isPresent() && titled) {
      return Optional.of(ClientProblem.REJECTED);
    }
    if (login.isPresent()) {
      return login.get().loginProblem();
    }
    return titled && named(matches).isPresent() && text.length() <= MAX_SENTENCE
        ? Optional.of(ClientProblem.NOT_SHOWN)
        : Optional.empty();
  }

  private static boolean has(WindowMatch match, Role role) {
    return match.template().role() == role;
  }

  /** Returns the matches that no match with more words overlaps. */
  private static List<WindowMatch> withoutOverlaps(List<WindowMatch> matches) {
    return matches.stream()
        .filter(
            each ->
                matches.stream()
                    .noneMatch(
                        other ->
                            other.overlaps(each)
                                && other.template().weight() > each.template().weight()))
        .toList();
  }

  private static boolean isInside(
      List<WindowToken> tokens, WindowMatch match, Optional<QuotedReply> reply) {
    return reply
        .filter(each -> tokens.get(match.from()).start() >= each.start())
        .filter(each -> tokens.get(match.to() - 1).end() <= each.end())
        .isPresent();
  }

  private static ClientWindow window(
      ClientProblem problem,
      Optional<WindowMatch> main,
      List<WindowMatch> matches,
      WindowDetails details,
      Optional<QuotedReply> reply) {
    List<WindowTemplate> byRelevance =
        Stream.of(
                matches.stream().filter(each -> has(each, Role.TITLE)).sorted(BY_WEIGHT),
                main.stream(),
                matches.stream().filter(each -> has(each, Role.WINDOW)).sorted(BY_WEIGHT))
            .flatMap(Function.identity())
            .map(WindowMatch::template)
            .toList();
    Optional<String> server = details.server();
    return new ClientWindow(
        named(matches).or(() -> first(byRelevance, WindowTemplate::app)),
        first(
                byRelevance,
                each ->
                    Optional.of(each.operation())
                        .filter(operation -> operation != ClientOperation.NOT_STATED))
            .or(
                () ->
                    reply.flatMap(QuotedReply::loginProblem).map(login -> ClientOperation.SENDING))
            .or(() -> server.flatMap(ClientWindowReader::operationOf))
            .orElse(ClientOperation.NOT_STATED),
        problem,
        server,
        details.port(),
        details.account(),
        details.recipient(),
        reply.map(QuotedReply::text),
        first(
                byRelevance,
                each -> Optional.of(each.language()).filter(language -> !language.equals(ANY)))
            .orElse(ENGLISH));
  }

  /** Returns the app that the text names. */
  private static Optional<String> named(List<WindowMatch> matches) {
    return matches.stream()
        .filter(each -> has(each, Role.APP))
        .filter(each -> each.template().app().isPresent() || each.template().weight() == 1)
        .min(BY_WEIGHT)
        .flatMap(each -> each.template().app());
  }

  private static Optional<ClientOperation> operationOf(String server) {
    if (server.startsWith("smtp.")) {
      return Optional.of(ClientOperation.SENDING);
    }
    boolean fetches =
        server.startsWith("imap.") || server.startsWith("pop.") || server.startsWith("pop3.");
    return fetches ? Optional.of(ClientOperation.FETCHING) : Optional.empty();
  }

  private static <T> Optional<T> first(
      List<WindowTemplate> templates, Function<WindowTemplate, Optional<T>> value) {
    return templates.stream().flatMap(each -> value.apply(each).stream()).findFirst();
  }
}
