package org.bounceback.sandbox.discord.api;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bounceback.sandbox.discord.rules.DiscordErrorException;
import org.bounceback.sandbox.discord.rules.OpenApi.Operation;
import org.bounceback.sandbox.discord.rules.OpenApi.Place;
import org.bounceback.sandbox.discord.rules.Parameters;
import org.bounceback.sandbox.discord.rules.Rulebook;
import org.bounceback.sandbox.discord.rules.SchemaViolation;
import org.bounceback.sandbox.discord.world.ApiCall;
import org.bounceback.sandbox.discord.world.DiscordState;
import org.bounceback.sandbox.strict.RuleViolation;
import org.bounceback.sandbox.wire.Faults;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Validates and processes every request below {@code /api/v10/}. */
final class RestApi {
  private static final String BOT = "Bot ";
  private static final String SHARED = "shared";

  private final Rulebook rules;
  private final DiscordState discordState;
  private final Faults<ApiFault> faults;
  private final Buckets buckets;
  private final Coercion coercion;
  private final Map<String, ApiOperation> apiOperations = new HashMap<>();
  private final Set<String> unlisted;
  private final Parameters parameters;

  RestApi(
      Rulebook rules,
      DiscordState discordState,
      Faults<ApiFault> faults,
      Clock clock,
      List<Map<String, ApiOperation>> playable) {
    this.rules = rules;
    this.discordState = discordState;
    this.faults = faults;
    buckets = new Buckets(rules, clock);
    coercion = new Coercion(rules);
    unlisted = Set.copyOf(Rulebook.strings(rules.wire("/unlisted")));
    parameters = new Parameters(Set.copyOf(Rulebook.strings(rules.wire("/query/ignored"))));
    playable.forEach(apiOperations::putAll);
  }

  /** Returns the operation of a request; empty if Discord has none. */
  Optional<Operation> operation(HttpRequest request) {
    return place(request).flatMap(place -> place.operation(request.method()));
  }

  HttpResponse answer(HttpRequest request) {
    String where = operation(request).map(Operation::id).orElse("");
    if (faults.rates() && buckets.banned()) {
      return noted(banned(where), request, where, "banned");
    }
    HttpResponse response;
    String answer = "ok";
    try {
      response = answered(request);
    } catch (DiscordErrorException discordErrorException) {
      discordState.journal().refused(discordErrorException.refusal());
      answer = discordErrorException.refusal().error();
      response = HttpResponse.json(discordErrorException.status(), discordErrorException.body());
    }
    return noted(response, request, where, response.status() == 429 ? "rate limited" : answer);
  }

  private HttpResponse noted(
      HttpResponse response, HttpRequest request, String where, String answer) {
    boolean shared = SHARED.equals(response.headers().get("X-RateLimit-Scope"));
    if (!shared
        && rules
            .limit("/http/invalidStatuses")
            .valueStream()
            .anyMatch(allowed -> allowed.asInt() == response.status())) {
      buckets.invalid();
    }
    var parts = RequestPayload.peek(request);
    discordState
        .journal()
        .called(
            new ApiCall(
                discordState.snowflakes().now(),
                request.method(),
                where,
                request.path(),
                parts.json(),
                parts.files().size(),
                answer));
    return response;
  }

  private HttpResponse answered(HttpRequest request) throws DiscordErrorException {
    String version = request.path().replaceFirst("^/api/?", "").replaceFirst("/.*", "");
    if (!version.equals("v" + rules.wire("/headers/apiVersion").asText())) {
      throw rules.refuse("", "50041", Rulebook.wireRow("/headers/apiVersion"), version);
    }
    Optional<Place> place = place(request);
    if (place.isEmpty()) {
      throw rules.refuse("", "404", request.method() + ' ' + request.path());
    }
    Optional<Operation> asked = place.get().operation(request.method());
    if (asked.isEmpty()) {
      throw rules.refuse("", "405", place.get().row(), request.method() + ' ' + request.path());
    }
    Operation operation = asked.get();
    credentials(request, operation);
    String major = major(operation);
    boolean counted = faults.rates();
    if (counted && !interaction(operation)) {
      Buckets.Count all = buckets.countAll();
      if (all.tooMany()) {
        return limited(operation, all, "global");
      }
    }
    Buckets.Count count = buckets.count(operation, major);
    if (counted && count.tooMany()) {
      return limited(operation, count, "user").with(headers(operation, count));
    }
    return played(request, operation).with(counted ? headers(operation, count) : Map.of());
  }

  private HttpResponse played(HttpRequest request, Operation operation)
      throws DiscordErrorException {
    rules.refuse(operation.id(), parameters.findings(operation, request.query()));
    RequestPayload raw = RequestPayload.read(request, operation, rules);
    var requestPayload = new RequestPayload(coercion.of(raw.json()), raw.files());
    if (!operation.types().isEmpty()) {
      boolean needed = operation.node().at("/requestBody/required").asBoolean();
      if (requestPayload.json().isMissingNode() && needed) {
        rules.refuse(
            operation.id(),
            List.of(
                new SchemaViolation(
                    "",
                    operation.row() + "/requestBody/required",
                    "BASE_TYPE_REQUIRED",
                    "A body is required")));
      } else if (!requestPayload.json().isMissingNode()) {
        rules.refuse(operation.id(), operation.body().findings(requestPayload.json(), unlisted));
      }
    }
    ApiOperation apiOperation = apiOperations.get(operation.id());
    if (apiOperation == null) {
      throw rules.refuse(operation.id(), "501", operation.row(), "not played: " + operation.id());
    }
    return apiOperation.play(new Call(operation, request.query(), requestPayload, rules));
  }

  private void credentials(HttpRequest request, Operation operation) throws DiscordErrorException {
    String agent = request.header("user-agent");
    if (!agent.matches(rules.wire("/headers/userAgent").asText())) {
      throw rules.refuse(
          operation.id(), "40333", Rulebook.limitRow("/http/userAgent"), "User-Agent: " + agent);
    }
    String given = request.header("authorization");
    if (given.isEmpty() && operation.open()) {
      return;
    }
    if (!given.startsWith(BOT)) {
      throw rules.refuse(
          operation.id(),
          "401",
          Rulebook.wireRow("/headers/authorization"),
          given.isEmpty() ? "no Authorization" : "no word before the token");
    }
    if (!discordState.tokenGood()
        || !given.substring(BOT.length()).equals(discordState.app().token())) {
      throw rules.refuse(operation.id(), "401", "another token");
    }
  }

  private HttpResponse limited(Operation operation, Buckets.Count count, String scope) {
    discordState
        .journal()
        .refused(
            new RuleViolation(
                operation.id(),
                "429",
                count.row(),
                "more than %d within the time, %s".formatted(count.limit(), scope)));
    return ApiFault.limited(count.resets(), scope);
  }

  private HttpResponse banned(String where) {
    discordState
        .journal()
        .refused(
            new RuleViolation(
                where,
                "banned",
                Rulebook.limitRow("/http/invalidPer10Min"),
                "too many invalid requests"));
    String text = rules.wire("/errors/banned/message").asText();
    return HttpResponse.text(429, "text/plain", text)
        .with(Map.of("Retry-After", "600", DiscordHttp.SERVER, DiscordHttp.CLOUDFLARE));
  }

  private static Map<String, String> headers(Operation operation, Buckets.Count count) {
    double reset = count.resetsAt().toEpochMilli() / 1000.0;
    return Map.of(
        "X-RateLimit-Limit", Integer.toString(count.limit()),
        "X-RateLimit-Remaining", Integer.toString(Math.max(0, count.left())),
        "X-RateLimit-Reset", String.format(Locale.ROOT, "%.3f", reset),
        "X-RateLimit-Reset-After",
            String.format(Locale.ROOT, "%.3f", count.resets().toMillis() / 1000.0),
        "X-RateLimit-Bucket", "%032x".formatted(operation.id().hashCode() & 0xffffffffL));
  }

  private static boolean interaction(Operation operation) {
    String path = operation.place().path();
    return path.startsWith("/interactions/") || path.startsWith("/webhooks/{webhook_id}/{");
  }

  /** Returns the resource that a rate limit applies to, in addition to the operation. */
  private static String major(Operation operation) {
    Map<String, String> parameters = operation.place().parameters();
    return String.join(
        "/",
        List.of("channel_id", "guild_id", "webhook_token", "interaction_token").stream()
            .map(name -> parameters.getOrDefault(name, ""))
            .toList());
  }

  private Optional<Place> place(HttpRequest request) {
    String below = request.path().replaceFirst("^/api/v\\d+", "");
    return below.startsWith("/") ? rules.openApi().place(below) : Optional.empty();
  }
}
