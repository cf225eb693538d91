package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.Files.Upload;
import org.bounceback.sandbox.slack.world.ResponseUrl;
import org.bounceback.sandbox.slack.world.StoredFile;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Handles Slack's HTTP endpoints other than the Web API: response_urls, uploads, downloads. */
final class NonApiEndpoints {
  private static final String LOGIN = "<!DOCTYPE html><html><title>Sign in | Slack</title></html>";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final Tokens tokens;

  NonApiEndpoints(Workspace workspace, Tokens tokens) {
    this.workspace = workspace;
    this.tokens = tokens;
  }

  /** Handles a response to a command or an action. */
  HttpResponse respond(HttpRequest request) {
    var fields = new HashMap<String, JsonNode>();
    try {
      ResponseUrl responseUrl = workspace.hooks().use(request.path());
      if (!request.type().equals("application/json")) {
        throw refuse("response_url", "invalid_payload", "/responses/message", request.type());
      }
      JsonNode body = JSON.readTree(request.text());
      body.properties().forEach(member -> fields.put(member.getKey(), member.getValue()));
      workspace.responses().apply(responseUrl, body, "response_url");
      called("response_url", fields, "ok");
      return HttpResponse.text(200, "text/plain", "ok");
    } catch (SlackErrorException slackErrorException) {
      return refused(slackErrorException, fields);
    } catch (JsonProcessingException e) {
      return refused(
          refuse("response_url", "invalid_payload", "/responses/message", "no JSON"), fields);
    }
  }

  /** Stores the bytes of an upload, which need no token. */
  HttpResponse upload(HttpRequest request) {
    try {
      Upload upload =
          workspace
              .files()
              .awaited(request.path())
              .orElseThrow(() -> upload("there is no such upload_url, or it was used", request));
      if (upload.length() != request.body().size()) {
        throw upload("announced " + upload.length() + " bytes", request);
      }
      workspace.files().arrived(upload, request.body());
      called("upload_url", Map.of(), "ok");
      return HttpResponse.text(200, "text/plain", "OK - " + request.body().size());
    } catch (SlackErrorException slackErrorException) {
      return refused(slackErrorException, Map.of());
    }
  }

  /** Returns a file, or with status 200 the sign-in page. */
  HttpResponse download(HttpRequest request) {
    Optional<StoredFile> file = workspace.files().find(id(request.path()));
    boolean authorized =
        request.bearer().flatMap(tokens::kind).equals(Optional.of("bot"))
            && workspace.tokenError().isEmpty();
    boolean scoped = workspace.manifest().scopes().contains("files:read");
    if (!authorized || !scoped) {
      String error = authorized ? "missing_scope" : "invalid_auth";
      String row = Rulebook.methodRow("/methods/files.info/botScopesAnyOf");
      var ruleViolation = new RuleViolation("file", error, row, "the page for signing in was sent");
      workspace.journal().refused(ruleViolation);
      called("file", Map.of(), error);
      return HttpResponse.text(200, "text/html; charset=utf-8", LOGIN);
    }
    if (file.isEmpty()) {
      called("file", Map.of(), "file_not_found");
      return HttpResponse.text(404, "text/html", "<html>Not found</html>");
    }
    called("file", Map.of(), "ok");
    return new HttpResponse(
        200, Map.of("Content-Type", file.get().kind().mimetype()), file.get().bytes());
  }

  /** Returns the id in {@code /files-pri/TEAM-FILE/download/NAME}. */
  private static String id(String path) {
    String[] parts = path.split("/", -1);
    return parts.length < 3 ? "" : parts[2].substring(parts[2].indexOf('-') + 1);
  }

  private HttpResponse refused(
      SlackErrorException slackErrorException, Map<String, JsonNode> sent) {
    RuleViolation ruleViolation = slackErrorException.refusal();
    workspace.journal().refused(ruleViolation);
    called(ruleViolation.where(), sent, ruleViolation.error());
    ObjectNode body = Call.object().put("ok", false).put("error", ruleViolation.error());
    slackErrorException.extra().forEach(body::set);
    return HttpResponse.json(ruleViolation.error().endsWith("_url") ? 404 : 400, body);
  }

  private void called(String method, Map<String, JsonNode> sent, String answer) {
    workspace.journal().called(new ApiCall(workspace.stamps().now(), method, sent, answer));
  }

  private static SlackErrorException upload(String detail, HttpRequest request) {
    return new SlackErrorException(
        new RuleViolation(
            "upload_url",
            "bad_upload",
            Rulebook.methodRow("/methods/files.getUploadURLExternal/note"),
            detail + ", got " + request.body().size()),
        Map.of());
  }

  private static SlackErrorException refuse(String where, String error, String row, String detail) {
    return new SlackErrorException(
        new RuleViolation(where, error, Rulebook.memberRow(row), detail), Map.of());
  }
}
