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
 * mx.example.com: 550 …} or {@code mx.example.com returned: 550 …}.
 */
final class NamedHostReply {
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
    return matcher.find()
        ? Optional.of(
            new Ended(
                Rejecter.REMOTE_SERVER,
                Optional.empty(),
                OtherServer.of(matcher.group(1)),
                Optional.of(matcher.group(2).strip()),
                new Excerpt(source, matcher.group().strip())))
        : Optional.empty();
  }
}
