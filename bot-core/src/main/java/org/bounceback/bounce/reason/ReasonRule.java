package org.bounceback.bounce.reason;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * One rule of {@code reason-rules.yaml}, which explains the parts.
 *
 * @param literals fixed texts of which one occurs in every reply that the rule decides
 * @param pattern what must match besides; without it a literal decides
 * @param notWith fixed texts that forbid the rule
 * @param status how the enhanced status code begins; empty for any
 * @param reply how the reply code begins; empty for any
 * @param foremost whether it is tried first, on what the report says besides the reply: for
 *     sentences by which a sending server explains a reply that others read differently
 * @param confidence medium for words so common that a telling status code goes before them
 * @param examples replies that the rule decides, never empty
 */
record ReasonRule(
    String id,
    BounceReason bounceReason,
    List<String> literals,
    Optional<Pattern> pattern,
    List<String> notWith,
    String status,
    String reply,
    boolean foremost,
    Confidence confidence,
    List<String> examples) {

  ReasonRule {
    literals = List.copyOf(literals);
    notWith = List.copyOf(notWith);
    examples = List.copyOf(examples);
  }

  static ReasonRule read(DocumentNode entry) {
    var literals = new ArrayList<String>();
    List.of("phrases", "literals", "literal").forEach(key -> literals.addAll(entry.texts(key)));
    var examples = new ArrayList<>(entry.texts("example"));
    examples.addAll(entry.texts("examples"));
    if (literals.isEmpty() || examples.isEmpty()) {
      throw new InvalidDataException(entry.path() + " needs a literal and an example");
    }
    return new ReasonRule(
        entry.text("id"),
        reason(entry.at("reason")),
        literals,
        entry.find("pattern").map(ReasonRule::pattern),
        entry.texts("not-with"),
        entry.findText("status").orElse(""),
        entry.findText("reply").orElse(""),
        entry.isTrue("foremost"),
        Confidence.valueOf(entry.findText("confidence").orElse("high").toUpperCase(Locale.ROOT)),
        examples);
  }

  /** The place in {@code lowerCase} that the rule matches, given that a literal occurs there. */
  Optional<Span> find(String lowerCase) {
    if (notWith.stream().anyMatch(lowerCase::contains)) {
      return Optional.empty();
    }
    if (pattern.isEmpty()) {
      return literals.stream()
          .filter(lowerCase::contains)
          .findFirst()
          .map(literal -> Span.of(lowerCase, literal));
    }
    Matcher matcher = pattern.get().matcher(lowerCase);
    return matcher.find()
        ? Optional.of(new Span(matcher.start(), matcher.end()))
        : Optional.empty();
  }

  /** Whether the rule is meant for replies with these codes. */
  boolean suits(String statusCode, String replyCode) {
    return statusCode.startsWith(status) && replyCode.startsWith(reply);
  }

  /** A place in a text. */
  record Span(int start, int end) {
    private static Span of(String text, String literal) {
      int start = text.indexOf(literal);
      return new Span(start, start + literal.length());
    }
  }

  private static BounceReason reason(DocumentNode name) {
    return BounceReason.find(name.text())
        .orElseThrow(
            () -> new InvalidDataException(name.path() + ": no reason is called " + name.text()));
  }

  private static Pattern pattern(DocumentNode text) {
    try {
      return Pattern.compile(text.text());
    } catch (PatternSyntaxException broken) {
      throw new InvalidDataException(text.path() + ": " + broken.getMessage(), broken);
    }
  }
}
