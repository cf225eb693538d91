package org.bounceback.app.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.bounceback.app.access.TokenCheck;
import org.bounceback.app.api.ApiClient.Scope;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.capacity.ByteBudget;
import org.bounceback.capacity.ReadingMemory;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers everything under {@code /api/v1} for clients with the token (RFC 6750). Requests run on
 * separate threads, so that a slow check does not delay others. Checks and escalations use
 * different threads.
 */
public final class Api implements HttpHandler, AutoCloseable {
  /** The base path. */
  public static final String PATH = "/api/v1";

  private static final Logger log = LoggerFactory.getLogger(Api.class);
  private static final String SCHEME = "Bearer ";
  private static final int MAX_CONCURRENT = 16;
  private static final int MAX_QUEUED = 200;
  private static final int LARGE_BYTES = 256 * 1024;

  /** How long a request waits for memory. */
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int MAX_LARGE = 3;

  /** One kind of request: its method, its operation, whether a subject follows. */
  private record Route(String method, String operation, boolean subject, Scope scope) {}

  private final ApiClients clients;
  private final BiConsumer<String, Duration> onAnswered;
  private final Map<Route, Endpoint> endpoints = new LinkedHashMap<>();
  private final ReadingMemory memory;
  private final ExecutorService checkExecutor = threads();
  private final ExecutorService escalationExecutor = threads();
  private final Semaphore large = new Semaphore(MAX_LARGE);

  /**
   * Creates the API.
   *
   * @param clients who may use it
   * @param onAnswered receives the operation and duration of each request
   */
  public Api(
      ApiClients clients,
      ApiDependencies apiDependencies,
      BiConsumer<String, Duration> onAnswered) {
    this.onAnswered = onAnswered;
    this.clients = clients;
    this.memory = apiDependencies.memory();
    endpoints.put(
        new Route("POST", "diagnose", false, Scope.DIAGNOSE),
        new DiagnoseEndpoint(apiDependencies.examiner()));
    var subjectCheck =
        new SubjectCheck(apiDependencies.blocklists(), apiDependencies.blocklistTimeout());
    endpoints.put(
        new Route("GET", "blacklist", true, Scope.DIAGNOSE), new BlacklistEndpoint(subjectCheck));
    endpoints.put(
        new Route("POST", "blacklist", false, Scope.DIAGNOSE),
        new BlacklistBatchEndpoint(subjectCheck));
    endpoints.put(
        new Route("GET", "recipient", true, Scope.DIAGNOSE),
        new RecipientEndpoint(
            apiDependencies.recipients(),
            apiDependencies.diagnosisEngine(),
            apiDependencies.recipientTimeout(),
            apiDependencies.serverAuthentication()));
    endpoints.put(
        new Route("POST", "escalations", false, Scope.ESCALATE),
        new EscalationEndpoint(apiDependencies.escalationService(), apiDependencies.examiner()));
    endpoints.put(
        new Route("GET", "cases", true, Scope.READ),
        new CaseEndpoint(apiDependencies.caseRepository()));
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try {
      ApiClient client = clients.require(token(exchange));
      Route route = route(exchange);
      ApiClients.requireScope(client, route.scope());
      boolean isTicket = route.operation().equals("escalations");
      Optional<ApiResponse> refusal = clients.refusal(client, isTicket);
      if (refusal.isPresent()) {
        exchange.getResponseHeaders().set("Connection", "close");
        send(exchange, refusal.get());
        return;
      }
      (isTicket ? escalationExecutor : checkExecutor).execute(() -> answer(exchange, route));
    } catch (ApiException apiException) {
      // The body was not read, and we do not wait for its sender.
      exchange.getResponseHeaders().set("Connection", "close");
      send(exchange, withHeaders(apiException.reply(), exchange));
    } catch (RejectedExecutionException full) {
      send(
          exchange,
          ApiResponse.error(503, "busy", "too much is under way").with("Retry-After", "2"));
    }
  }

  /** Stops all requests in flight. */
  @Override
  public void close() {
    checkExecutor.shutdownNow();
    escalationExecutor.shutdownNow();
  }

  private void answer(HttpExchange exchange, Route route) {
    long begin = System.nanoTime();
    try {
      send(exchange, reply(exchange, endpoint(route)));
      onAnswered.accept(route.operation(), Duration.ofNanos(System.nanoTime() - begin));
    } catch (IOException gone) {
      log.debug("client disconnected before the response to {}", exchange.getRequestURI(), gone);
      exchange.close();
    }
  }

  @SuppressWarnings("try") // The lease is held, not used.
  private ApiResponse reply(HttpExchange exchange, Endpoint endpoint) throws IOException {
    boolean isLarge = isLarge(exchange);
    try {
      if (isLarge) {
        large.acquire();
      }
      try (ByteBudget.Lease unused = memory.reserveContent(bodyBytes(exchange), TIMEOUT)) {
        return endpoint.answer(new Request(exchange));
      } finally {
        if (isLarge) {
          large.release();
        }
      }
    } catch (ApiException apiException) {
      return apiException.reply();
    } catch (BudgetExhausted busy) {
      return ApiResponse.error(503, "busy", String.valueOf(busy.getMessage()))
          .with("Retry-After", "60");
    } catch (StoreException failed) {
      // The client gets an error. The operator is informed once, by the store's own monitoring.
      log.debug("the store failed", failed);
      return ApiResponse.error(503, "store-failed", "the store failed; nothing was accepted")
          .with("Retry-After", "5");
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return ApiResponse.error(503, "stopping", "the program stops");
    } catch (RuntimeException | Error bug) {
      log.error("a request failed", bug);
      return ApiResponse.error(500, "failed", "the request failed; the log says why");
    }
  }

  private Route route(HttpExchange exchange) throws ApiException {
    String path = exchange.getRequestURI().getRawPath();
    String rest = path.length() > PATH.length() ? path.substring(PATH.length() + 1) : "";
    int slash = rest.indexOf('/');
    boolean subject = slash >= 0 && slash + 1 < rest.length();
    String operation = slash < 0 ? rest : rest.substring(0, slash);
    String method = exchange.getRequestMethod();
    Optional<Route> found =
        endpoints.keySet().stream()
            .filter(route -> route.operation().equals(operation) && route.subject() == subject)
            .findFirst();
    if (found.isEmpty()) {
      throw new ApiException(404, "no-such-path", "nothing is at " + path);
    }
    if (!found.get().method().equals(method)) {
      throw new ApiException(405, "wrong-method", "use " + found.get().method() + " here");
    }
    return found.get();
  }

  private Endpoint endpoint(Route route) {
    return Optional.ofNullable(endpoints.get(route)).orElseThrow();
  }

  private static String token(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    boolean bears = given != null && given.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    return bears ? given.substring(SCHEME.length()).strip() : "";
  }

  private static ApiResponse withHeaders(ApiResponse refusal, HttpExchange exchange) {
    return switch (refusal.status()) {
      case 401 -> refusal.with("WWW-Authenticate", "Bearer realm=\"bounceback\"");
      case 403 ->
          refusal.with(
              "WWW-Authenticate", "Bearer realm=\"bounceback\", error=\"insufficient_scope\"");
      case 429 -> refusal.with("Retry-After", String.valueOf(TokenCheck.WINDOW.toSeconds()));
      case 405 -> refusal.with("Allow", exchange.getRequestMethod().equals("GET") ? "POST" : "GET");
      default -> refusal;
    };
  }

  private static boolean isLarge(HttpExchange exchange) {
    return bodyBytes(exchange) > LARGE_BYTES;
  }

  /** Returns the size of the body; without {@code Content-Length} the maximum. */
  private static long bodyBytes(HttpExchange exchange) {
    if (!exchange.getRequestMethod().equals("POST")) {
      return 0;
    }
    String length = exchange.getRequestHeaders().getFirst("Content-Length");
    return length == null || length.length() > 9
        ? Request.MAX_BYTES
        : Math.min(Request.MAX_BYTES, Long.parseLong(length));
  }

  private static void send(HttpExchange exchange, ApiResponse apiResponse) throws IOException {
    try (exchange) {
      apiResponse.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = apiResponse.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(apiResponse.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static ExecutorService threads() {
    var threads =
        new ThreadPoolExecutor(
            MAX_CONCURRENT,
            MAX_CONCURRENT,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_QUEUED),
            work -> new Thread(work, "api"));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
