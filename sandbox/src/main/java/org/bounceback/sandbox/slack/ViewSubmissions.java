package org.bounceback.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.bounceback.sandbox.slack.rules.BlockErrorFactory;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.View;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;

/**
 * Applies the app's response to a submitted view: closes it, shows errors, or shows another view.
 */
final class ViewSubmissions {
  private static final String WHERE = "view_submission";
  private static final String ROW = "/transport/view_submission";

  private final Workspace workspace;
  private final Rulebook rules;
  private final BlockKit kit;

  ViewSubmissions(Workspace workspace, Rulebook rules) {
    this.workspace = workspace;
    this.rules = rules;
    kit = new BlockKit(rules);
  }

  void answer(View view, JsonNode payload) throws SlackErrorException {
    if (payload.isMissingNode() || payload.isEmpty()) {
      workspace.views().close(view);
      return;
    }
    String action = payload.path("response_action").asText();
    JsonNode allowed = rules.member(ROW + '/' + action);
    if (action.isEmpty() || allowed.isMissingNode()) {
      throw refuse("unknown response_action: " + action);
    }
    for (var names = payload.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("response_action") && !Rulebook.strings(allowed).contains(name)) {
        throw refuse("there is no member " + name + " with " + action);
      }
    }
    switch (action) {
      case "errors" -> errors(view, payload.path("errors"));
      case "clear" -> workspace.views().clear(view.user());
      case "update" -> workspace.views().update(view, checked(payload.path("view")));
      default -> push(view, payload.path("view"));
    }
  }

  private static void errors(View view, JsonNode errors) throws SlackErrorException {
    if (!errors.isObject() || errors.isEmpty()) {
      throw refuse("errors must name at least one block");
    }
    for (Map.Entry<String, JsonNode> error : errors.properties()) {
      boolean input = false;
      for (JsonNode block : view.blocks()) {
        input |=
            block.path("type").asText().equals("input")
                && block.path("block_id").asText().equals(error.getKey());
      }
      if (!input || error.getValue().asText().isEmpty()) {
        throw refuse("no input block has the block_id " + error.getKey());
      }
    }
  }

  private void push(View view, JsonNode body) throws SlackErrorException {
    List<View> open = workspace.views().open(view.user());
    if (open.size() >= rules.limit("/views/modal/stack").asInt()) {
      throw new SlackErrorException(
          new RuleViolation(
              WHERE,
              "push_limit_reached",
              Rulebook.limitRow("/views/modal/stack"),
              open.size() + " views are open"),
          Map.of());
    }
    workspace.views().push(view.user(), checked(body));
  }

  private JsonNode checked(JsonNode body) throws SlackErrorException {
    BlockErrorFactory.refuse(
        WHERE, "invalid_arguments", kit.view(body, workspace.manifest().scopes()));
    return body;
  }

  private static SlackErrorException refuse(String detail) {
    return new SlackErrorException(
        new RuleViolation(WHERE, "invalid_payload", Rulebook.memberRow(ROW), detail), Map.of());
  }
}
