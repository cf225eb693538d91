package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.BlockErrorFactory;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.BlockViolation;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.strict.RuleViolation;

/**
 * Applies responses to a command or an action: in its acknowledgement or through its response_url.
 */
public final class Responses {
  private static final String MESSAGE = "/responses/message";
  private static final String TYPE = "/responses/response_type";
  private static final String BLOCKS = "/surfaces/message/maxBlocks";

  private final Rulebook rules;
  private final Workspace workspace;

  Responses(Rulebook rules, Workspace workspace) {
    this.rules = rules;
    this.workspace = workspace;
  }

  /**
   * Applies a response: shows, replaces or deletes a message.
   *
   * <p>A response to an action replaces the message acted on, unless it contains {@code
   * replace_original: false} or a {@code response_type}. A replaced message keeps its readers.
   *
   * @param where {@code response_url} or {@code command}
   * @throws SlackErrorException if Slack would not accept it
   */
  public void apply(ResponseUrl responseUrl, JsonNode answer, String where)
      throws SlackErrorException {
    check(answer, where);
    Optional<Message> original =
        responseUrl.original().flatMap(ts -> workspace.messages().any(responseUrl.channel(), ts));
    if (flag(answer, "delete_original")) {
      original.ifPresent(workspace.messages()::delete);
      return;
    }
    ObjectNode body = body(answer);
    boolean replaces = replaces(responseUrl, answer);
    if (replaces && original.isPresent()) {
      workspace.messages().change(original.get(), body);
      return;
    }
    boolean inChannel = answer.path("response_type").asText().equals("in_channel");
    Message posted =
        workspace
            .messages()
            .post(
                responseUrl.channel(),
                AppManifest.BOT_USER,
                Optional.ofNullable(answer.path("thread_ts").asText(null)),
                inChannel ? Optional.empty() : Optional.of(responseUrl.user()),
                body,
                List.of());
    workspace.hooks().answered(responseUrl, posted.ts());
  }

  private static boolean replaces(ResponseUrl responseUrl, JsonNode answer) {
    boolean byDefault = responseUrl.forMessage() && !answer.has("response_type");
    return answer.has("replace_original") ? flag(answer, "replace_original") : byDefault;
  }

  private void check(JsonNode answer, String where) throws SlackErrorException {
    if (!answer.isObject()) {
      throw refuse(where, "invalid_payload", MESSAGE, "the answer is no JSON object");
    }
    List<String> known = Rulebook.strings(rules.member(MESSAGE));
    for (var names = answer.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw refuse(where, "invalid_payload", MESSAGE, "there is no member " + name);
      }
    }
    List<String> types = Rulebook.strings(rules.member(TYPE));
    if (answer.has("response_type") && !types.contains(answer.path("response_type").asText())) {
      throw refuse(where, "invalid_payload", TYPE, "response_type must be one of " + types);
    }
    if (flag(answer, "delete_original")) {
      return;
    }
    if (answer.path("text").asText().isEmpty()
        && answer.path("blocks").isEmpty()
        && answer.path("attachments").isEmpty()) {
      throw refuse(where, "no_text", MESSAGE, "neither text nor blocks nor attachments");
    }
    tooLong(answer, where);
    var blockViolations = new ArrayList<BlockViolation>();
    if (answer.has("blocks")) {
      var kit = new BlockKit(rules);
      blockViolations.addAll(
          kit.message(answer.path("blocks"), workspace.manifest().scopes(), "/blocks"));
    }
    var scopes = workspace.manifest().scopes();
    blockViolations.addAll(new BlockKit(rules).attachments(answer.path("attachments"), scopes));
    BlockErrorFactory.refuse(where, "invalid_blocks", blockViolations);
  }

  private void tooLong(JsonNode answer, String where) throws SlackErrorException {
    int max = rules.limit("/messages/text/truncatedAt").asInt();
    if (answer.path("text").asText().length() > max) {
      throw new SlackErrorException(
          new RuleViolation(
              where,
              "msg_too_long",
              Rulebook.limitRow("/messages/text/truncatedAt"),
              "more than " + max + " characters"),
          Map.of());
    }
    if (answer.path("blocks").size() > rules.limit(BLOCKS).asInt()) {
      throw new SlackErrorException(
          new RuleViolation(where, "invalid_blocks", Rulebook.limitRow(BLOCKS), "too many blocks"),
          Map.of());
    }
  }

  private static ObjectNode body(JsonNode answer) {
    ObjectNode body = answer.deepCopy();
    body.retain("text", "blocks", "attachments", "metadata");
    return body;
  }

  private static boolean flag(JsonNode answer, String name) {
    return answer.path(name).asText().equals("true");
  }

  private static SlackErrorException refuse(String where, String error, String row, String detail) {
    return new SlackErrorException(
        new RuleViolation(where, error, Rulebook.memberRow(row), detail), Map.of());
  }
}
