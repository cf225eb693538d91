package org.bounceback.bounce.grammar;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.grammar.Statement.Ended;
import org.bounceback.bounce.grammar.Statement.OtherServer;

/**
 * Finds a reply with the name of its server directly in front, as in {@code error from
 * mx.example.com: 550 …} or {@code mx.example.com returned: 550 …}.
 */
final class NamedHostReply {
  private static final String HOST =
      "((?:[a-z0-9_-]+\\.)+[a-z]{2,24}(?: ?[\\[(][0-9a-f.:]{3,45}[\\])])?)";
  private static final String REPLY = "\\s*['\"]?([45][0-9]{2}[ -][^\\n]*)";
  private static final List<Pattern> PATTERNS =
      List.of(
          Pattern.compile(
              "(?i)\\b(?:error|reply|response|answer) (?:message )?from (?:host |server )?"
                  + HOST
                  + ":"
                  + REPLY),
          Pattern.compile(
              "(?i)(?:^|[\\s<(])"
                  + HOST
                  + " (?:has )?(?:returned|replied|responded|answered)(?: with)?:?"
                  + REPLY));

  private NamedHostReply() {}

  /** Returns the first such reply in a text. */
  static Optional<Ended> find(String text, Excerpt.Source source) {
    for (Pattern pattern : PATTERNS) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(
            new Ended(
                Rejecter.REMOTE_SERVER,
                Optional.empty(),
                OtherServer.of(matcher.group(1)),
                Optional.of(matcher.group(2).strip()),
                new Excerpt(source, matcher.group().strip())));
      }
    }
    return Optional.empty();
  }
}
