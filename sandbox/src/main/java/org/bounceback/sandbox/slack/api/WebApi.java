package org.bounceback.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bounceback.sandbox.slack.rules.ArgumentCheck;
import org.bounceback.sandbox.slack.rules.Arguments;
import org.bounceback.sandbox.slack.rules.BlockKit;
import org.bounceback.sandbox.slack.rules.MethodRow;
import org.bounceback.sandbox.slack.rules.Rulebook;
import org.bounceback.sandbox.slack.rules.SlackErrorException;
import org.bounceback.sandbox.slack.world.ApiCall;
import org.bounceback.sandbox.slack.world.Workspace;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Answers Web API calls: checks the token, then scopes, arguments, the state, and rates. */
final class WebApi {
  private final Rulebook rules;
  private final Workspace workspace;
  private final Tokens tokens;
  private final Rates rates;
  private final Faults<ApiFault> faults;
  private final ArgumentCheck check = new ArgumentCheck();
  private final Map<String, Call.Method> methods = new HashMap<>();

  WebApi(
      Rulebook rules,
      Workspace workspace,
      Tokens tokens,
      Faults<ApiFault> faults,
      Clock clock,
      Supplier<Optional<URI>> socketUrl,
      String host) {
    this.rules = rules;
    this.workspace = workspace;
    this.tokens = tokens;
    this.faults = faults;
    rates = new Rates(clock);
    var kit = new BlockKit(rules);
    var json = new Json(workspace, host);
    methods.putAll(new AppMethods(socketUrl).all());
    methods.putAll(new ChatMethods(rules, json).all());
    methods.putAll(new ViewMethods(kit).all());
    methods.putAll(new FileMethods(json, host).all());
    methods.putAll(new ConversationMethods(json).all());
    methods.putAll(new PeopleMethods(json).all());
    methods.putAll(new ReactionMethods(json).all());
  }

  /** Answers one request to the method with this name. */
  HttpResponse answer(String name, HttpRequest request) {
    Optional<MethodRow> row = rules.method(name);
    if (row.isEmpty()) {
      var ruleViolation =
          new RuleViolation(
              name,
              "unknown_method",
              Rulebook.methodRow("/transport/unknownMethod"),
              "there is no method " + name);
      return refused(new SlackErrorException(ruleViolation, Map.of()), Map.of());
    }
    Map<String, JsonNode> sent = Map.of();
    try {
      posted(request, row.get());
      MethodArguments read = MethodArguments.read(request, row.get());
      sent = read.arguments();
      return answer(row.get(), read, request);
    } catch (SlackErrorException slackErrorException) {
      return refused(slackErrorException, sent);
    }
  }

  private HttpResponse answer(MethodRow row, MethodArguments methodArguments, HttpRequest request)
      throws SlackErrorException {
    String kind = authorized(row, methodArguments, request);
    scoped(row, kind);
    Arguments arguments = check.check(row, methodArguments.arguments());
    Optional<Duration> wait = rate(row, arguments);
    if (wait.isPresent()) {
      workspace
          .journal()
          .refused(
              new RuleViolation(row.name(), "ratelimited", row.cite("/rate"), "too many calls"));
      called(row.name(), methodArguments.arguments(), "ratelimited");
      return ApiFault.limited(wait.get());
    }
    Call.Method method =
        Optional.ofNullable(methods.get(row.name()))
            .orElseThrow(() -> new IllegalStateException("nothing answers " + row.name()));
    ObjectNode answer = Call.object().put("ok", true);
    answer.setAll(method.answer(new Call(row, arguments, kind, workspace)));
    warn(row, arguments, answer);
    called(row.name(), methodArguments.arguments(), "ok");
    HttpResponse response = HttpResponse.json(200, answer);
    var headers = new HashMap<>(response.headers());
    headers.put("x-oauth-scopes", String.join(",", workspace.manifest().scopes()));
    return new HttpResponse(200, headers, response.body());
  }

  private static void posted(HttpRequest request, MethodRow row) throws SlackErrorException {
    if (!request.method().equals("POST")) {
      throw row.refuse("invalid_post_type", "/http", request.method() + " in the place of POST");
    }
  }

  private String authorized(MethodRow row, MethodArguments methodArguments, HttpRequest request)
      throws SlackErrorException {
    if (row.tokens().isEmpty()) {
      return "";
    }
    String token =
        methodArguments
            .token()
            .orElseThrow(() -> row.refuse("not_authed", "/token", "no token was sent"));
    String kind =
        tokens.kind(token).orElseThrow(() -> row.refuse("invalid_auth", "/token", "no such token"));
    Optional<String> ended = workspace.tokenError().filter(error -> kind.equals("bot"));
    if (ended.isPresent()) {
      throw row.refuse(ended.get(), "", "the token has ended");
    }
    // Bolt also tests the app's own token, and Slack answers it: see the note of the method.
    boolean anyKind = row.name().equals("auth.test");
    if (!anyKind && !row.tokens().contains(kind)) {
      throw row.refuse("not_allowed_token_type", "/token", kind + " token");
    }
    if (kind.equals("app") && request.bearer().isEmpty()) {
      throw row.refuse("not_authed", "/note", "an app token belongs into the header");
    }
    return kind;
  }

  private void scoped(MethodRow row, String kind) throws SlackErrorException {
    List<String> needed = row.scopes();
    boolean granted =
        kind.equals("app") || needed.stream().anyMatch(workspace.manifest().scopes()::contains);
    if (!needed.isEmpty() && !granted) {
      var call = new Call(row, new Arguments(Map.of()), kind, workspace);
      throw call.missing(String.join(",", needed), row.cite("/botScopesAnyOf"), row.name());
    }
  }

  private Optional<Duration> rate(MethodRow row, Arguments arguments) {
    if (!faults.rates() || row.perMinute() == 0) {
      return Optional.empty();
    }
    String key = row.perChannel() ? row.name() + arguments.text("channel").orElse("") : row.name();
    return rates.count(key, row.perMinute());
  }

  /** Records text that Slack truncates, because no app intends that. */
  private void warn(MethodRow row, Arguments arguments, ObjectNode answer) {
    int max = row.row().at("/limits/text/truncatedAtChars").asInt(Integer.MAX_VALUE);
    if (arguments.text("text").orElse("").length() > max) {
      answer.putObject("response_metadata").putArray("warnings").add("message_truncated");
      workspace
          .journal()
          .refused(
              new RuleViolation(
                  row.name(), "message_truncated", row.cite("/limits/text"), "text was cut"));
    }
  }

  private HttpResponse refused(
      SlackErrorException slackErrorException, Map<String, JsonNode> sent) {
    RuleViolation ruleViolation = slackErrorException.refusal();
    workspace.journal().refused(ruleViolation);
    called(ruleViolation.where(), sent, ruleViolation.error());
    ObjectNode body = Call.object().put("ok", false).put("error", ruleViolation.error());
    slackErrorException.extra().forEach(body::set);
    return HttpResponse.json(200, body);
  }

  private void called(String method, Map<String, JsonNode> sent, String answer) {
    workspace.journal().called(new ApiCall(workspace.stamps().now(), method, sent, answer));
  }
}
