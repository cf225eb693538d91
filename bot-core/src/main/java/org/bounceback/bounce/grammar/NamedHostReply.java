package org.bounceback.bounce.grammar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.OtherServer;
import org.bounceback.bounce.text.AhoCorasickMatcher;

/**
 * Finds a reply with the name of its server directly in front, as in {@code error from
 * mx.example.com: 550 …} or {@code mx.example.com returned: 550 …}, also in a person's words.
 */
public final class NamedHostReply {
  private static final String HOST =
      "((?:[a-z0-9_-]+\\.)+[a-z]{2,24}(?: ?[\\[(][0-9a-f.:]{3,45}[\\])])?)";
  private static final String REPLY = "\\s*['\"]?([45][0-9]{2}[ -][^\\n]*)";
  private static final Pattern HOST_LAST =
      Pattern.compile(
          "(?i)\\b(?:error|reply|response|answer) (?:message )?from (?:host |server )?"
              + HOST
              + ":"
              + REPLY);

  private static final Pattern HOST_FIRST =
      Pattern.compile(
          "(?i)(?:^|[\\s<(])"
              + HOST
              + " (?:has )?(?:returned|replied|responded|answered)(?: with)?:?"
              + REPLY);

  /** What a person writes after a server, in English, German, French and Spanish. */
  private static final String SENTENCE_VERB =
      " (?:has |a |ha )?(?:returned|replied|responded|answered|reject(?:ed|s)|refused|said|says"
          + "|meldete?|sagte?|antwortete?|lehnte?|r[ée]pondu?|refus[ée]|respond(?:ió|e)|rechaz[óa])";

  /** Only a colon, a quotation mark or a status code shows that a number is a reply. */
  private static final String SENTENCE_REPLY =
      "(?:[^\\n0-9.:]{0,30}[:'\"„«]\\s*['\"]?([45][0-9]{2}[ -][^\\n]*)"
          + "|[^\\n0-9.]{0,30} ([45][0-9]{2}[ -][45]\\.[0-9]{1,3}\\.[0-9]{1,3}[^\\n]*))";

  private static final Pattern IN_A_SENTENCE =
      Pattern.compile("(?i)(?:^|[\\s<(])" + HOST + SENTENCE_VERB + SENTENCE_REPLY);

  /** A quoted reply before the server, as in « 550 No such user » de mx.example.com. */
  private static final Pattern BEFORE_HOST =
      Pattern.compile(
          "(?i)[\"'„“«]\\s*([45][0-9]{2}[ -][^\\n"
              + "\"”“»]{3,300})[\"'”“»] (?:from|by|von|de|par|por|del servidor|du serveur) (?:the"
              + " |our |unserem |notre |nuestro )?(?:server |serveur |servidor )?"
              + HOST);

  /** Microsoft's words, which may come before a reply without a code. */
  private static final Pattern GAVE_ERROR =
      Pattern.compile("(?i)(?:^|[\\s<(])" + HOST + " gave this error:\\s*([^\\n]{4,400})");

  /** The words before a host. */
  private static final List<String> FROM =
      Stream.of("error", "reply", "response", "answer")
          .flatMap(word -> Stream.of(word + " from ", word + " message from "))
          .toList();

  /** The words after a host. */
  private static final List<String> VERBS =
      List.of(" returned", " replied", " responded", " answered");

  private static final AhoCorasickMatcher WORDS =
      new AhoCorasickMatcher(Stream.concat(FROM.stream(), VERBS.stream()).toList());

  private NamedHostReply() {}

  /** Returns the reply of a server that a person names; empty if a number is no reply. */
  public static Optional<String> replyInSentence(String text) {
    return inSentence(text, Excerpt.Source.REPORT).flatMap(Ended::reply);
  }

  static Optional<Ended> inSentence(String text, Excerpt.Source source) {
    return first(IN_A_SENTENCE, text, source)
        .or(() -> first(HOST_LAST, text, source))
        .or(() -> first(GAVE_ERROR, text, source))
        .or(() -> beforeHost(text, source));
  }

  private static Optional<Ended> beforeHost(String text, Excerpt.Source source) {
    Matcher matcher = BEFORE_HOST.matcher(text);
    return matcher.find()
        ? Optional.of(ended(matcher.group(2), matcher.group(1), matcher.group(), source))
        : Optional.empty();
  }

  private static Ended ended(String host, String reply, String words, Excerpt.Source source) {
    return new Ended(
        Rejecter.REMOTE_SERVER,
        Optional.empty(),
        OtherServer.of(host),
        Optional.of(reply.strip()),
        new Excerpt(source, words.strip()));
  }

  /** Returns the first such reply in a text. */
  static Optional<Ended> find(String text, Excerpt.Source source) {
    char[] lowerCase = text.toLowerCase(Locale.ROOT).toCharArray();
    var found = new BitSet();
    WORDS.visitAll(
        lowerCase,
        lowerCase.length,
        (word, end) -> {
          boolean isVerb = word >= FROM.size();
          if (!isVerb || codeFollows(lowerCase, end)) {
            found.set(isVerb ? 1 : 0);
          }
        });
    return (found.get(0) ? first(HOST_LAST, text, source) : Optional.<Ended>empty())
        .or(() -> found.get(1) ? first(HOST_FIRST, text, source) : Optional.empty());
  }

  /** Returns whether the first digit of a code follows the verb, without other words. */
  private static boolean codeFollows(char[] text, int from) {
    int at = from;
    while (at < text.length && (text[at] <= ' ' || " with:'\"".indexOf(text[at]) >= 0)) {
      at++;
    }
    return at < text.length && (text[at] == '4' || text[at] == '5');
  }

  private static Optional<Ended> first(Pattern pattern, String text, Excerpt.Source source) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int last = matcher.groupCount();
    String reply = matcher.group(last) == null ? matcher.group(last - 1) : matcher.group(last);
    return Optional.of(ended(matcher.group(1), reply, matcher.group(), source));
  }
}
