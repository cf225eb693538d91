package org.bounceback.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.advice.SettlingQuestion.Kind;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.hosting.ServerAnswers;

/**
 * What agents answered to the questions of earlier diagnoses.
 *
 * @param servers whether servers are ours
 * @param others the answers to questions of other kinds
 */
public record DiagnosticAnswers(ServerAnswers servers, Map<Asked, Boolean> others) {
  /** No answers. */
  public static final DiagnosticAnswers NONE = new DiagnosticAnswers(ServerAnswers.NONE, Map.of());

  public DiagnosticAnswers {
    others = Map.copyOf(others);
  }

  /**
   * A question that was answered.
   *
   * @param subject the subject of the question
   */
  public record Asked(Kind kind, Optional<String> subject) {}

  /** Returns a copy with one more answer. */
  public DiagnosticAnswers with(Kind kind, Optional<String> subject, boolean yes) {
    if (kind == Kind.OUR_SERVER) {
      return new DiagnosticAnswers(servers.with(subject.orElse(""), yes), others);
    }
    var more = new HashMap<>(others);
    more.put(new Asked(kind, subject), yes);
    return new DiagnosticAnswers(servers, more);
  }

  /**
   * Returns the answer to a question of another kind than {@link Kind#OUR_SERVER} as a stated fact;
   * unknown if nobody answered it. The answers about servers are in the server table.
   *
   * @param subject the subject of the question, as in {@link SettlingQuestion#subject}
   */
  public Fact<Boolean> find(Kind kind, Optional<String> subject) {
    return Optional.ofNullable(others.get(new Asked(kind, subject)))
        .map(yes -> Fact.stated(yes, excerpt(kind, subject, yes)))
        .orElseGet(Fact::unknown);
  }

  /** Returns the passage that stands for an answer. */
  private static Excerpt excerpt(Kind kind, Optional<String> subject, boolean yes) {
    String about = subject.map(each -> " " + each).orElse("");
    return new Excerpt(Excerpt.Source.ANSWER, kind.code() + about + ": " + (yes ? "yes" : "no"));
  }
}
