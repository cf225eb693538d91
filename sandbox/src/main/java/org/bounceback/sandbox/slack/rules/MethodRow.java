package org.bounceback.sandbox.slack.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.strict.RuleViolation;

/**
 * One Web API method as described in {@code slack-methods.json}.
 *
 * @param common the error codes of every method
 */
public record MethodRow(String name, JsonNode row, List<String> common) {
  public MethodRow {
    common = List.copyOf(common);
  }

  /**
   * Returns the accepted kinds of token: {@code bot}, {@code user}, {@code app}; none for OAuth.
   */
  public List<String> tokens() {
    return Rulebook.strings(row.path("token"));
  }

  /** Returns the scopes of which one must be granted; none if no scope is needed. */
  public List<String> scopes() {
    return Rulebook.strings(row.path("botScopesAnyOf"));
  }

  /** Returns the guaranteed calls a minute, 0 if not documented. */
  public int perMinute() {
    return row.path("rate").path("perMinute").asInt();
  }

  /** Whether {@link #perMinute} applies to each channel separately. */
  public boolean perChannel() {
    return row.path("rate").path("per").asText().equals("channel");
  }

  /** Returns the members of a successful response except {@code ok}. */
  public List<String> success() {
    return Rulebook.strings(row.path("success"));
  }

  /** Whether the method, or every method, may return this error code. */
  public boolean mayAnswer(String error) {
    return common.contains(error) || Rulebook.strings(row.path("errors")).contains(error);
  }

  /**
   * Returns the citation of a part of this method; {@code below} begins with a slash or is empty.
   */
  public String cite(String below) {
    return Rulebook.methodRow("/methods/" + name + below);
  }

  /**
   * Returns a refusal with one of this method's error codes.
   *
   * @param below the cited part of the description; empty cites the list of codes
   * @throws IllegalStateException if the method never returns that code
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
