package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/**
 * One method of the Web API as {@code slack-methods.json} describes it.
 *
 * @param common the codes that every method may answer
 */
public record MethodRow(String name, JsonNode row, List<String> common) {
  public MethodRow {
    common = List.copyOf(common);
  }

  /** The kinds of token it takes: {@code bot}, {@code user}, {@code app}; none for OAuth. */
  public List<String> tokens() {
    return Rulebook.strings(row.path("token"));
  }

  /** One of these has to be granted, unless there are none. */
  public List<String> scopes() {
    return Rulebook.strings(row.path("botScopesAnyOf"));
  }

  /** How many calls a minute are sure to be let through, 0 when nothing is documented. */
  public int perMinute() {
    return row.path("rate").path("perMinute").asInt();
  }

  /** Whether {@link #perMinute} counts for each channel by itself. */
  public boolean perChannel() {
    return row.path("rate").path("per").asText().equals("channel");
  }

  /** Members of a successful answer beside {@code ok}. */
  public List<String> success() {
    return Rulebook.strings(row.path("success"));
  }

  /** Whether the method, or every method, may answer this code. */
  public boolean mayAnswer(String error) {
    return common.contains(error) || Rulebook.strings(row.path("errors")).contains(error);
  }

  /** How a refusal cites a part of this row; {@code below} begins with a slash or is empty. */
  public String cite(String below) {
    return Rulebook.methodRow("/methods/" + name + below);
  }

  /**
   * A refusal with one of this method's codes.
   *
   * @param below the part of the row it rests on; empty cites the list of codes
   * @throws IllegalStateException when the method never answers that code
   */
  public SlackErrorException refuse(String error, String below, String detail) {
    if (!mayAnswer(error)) {
      throw new IllegalStateException(name + " never answers " + error);
    }
    String cited = below.isEmpty() ? errorRow(error) : cite(below);
    return new SlackErrorException(new RuleViolation(name, error, cited, detail), Map.of());
  }

  private String errorRow(String error) {
    int own = Rulebook.strings(row.path("errors")).indexOf(error);
    return own < 0
        ? Rulebook.methodRow("/commonErrors/" + common.indexOf(error))
        : cite("/errors/" + own);
  }
}
