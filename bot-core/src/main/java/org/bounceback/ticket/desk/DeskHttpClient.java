package org.bounceback.ticket.desk;

import com.google.re2j.Pattern;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.net.Deadline;
import org.bounceback.net.Http;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;

/**
 * Sends requests to one ticket system and turns every failure into a {@link DeskException} of the
 * right kind. Safe for concurrent use.
 */
public final class DeskHttpClient {
  private static final int MAX_COMPLAINT = 200;
  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

  private final Http http;
  private final Clock clock;
  private final Duration timeout;
  private final Map<String, String> headers;
  private final DeskErrorReader deskErrorReader;

  /**
   * Creates a client.
   *
   * @param headers sent with every request
   * @param deskErrorReader reads error responses
   */
  public DeskHttpClient(
      Http http,
      Clock clock,
      Duration timeout,
      Map<String, String> headers,
      DeskErrorReader deskErrorReader) {
    this.http = http;
    this.clock = clock;
    this.timeout = timeout;
    this.headers = Map.copyOf(headers);
    this.deskErrorReader = deskErrorReader;
  }

  /** Sends a GET request. */
  public DocumentNode get(URI uri) throws DeskException, InterruptedException {
    return json(send("GET", uri, Map.of(), Http.Body.of("")).body());
  }

  /** Sends and receives JSON. */
  public DocumentNode send(String method, URI uri, Object body)
      throws DeskException, InterruptedException {
    var type = Map.of("Content-Type", "application/json");
    return json(send(method, uri, type, Http.Body.of(body.toString())).body());
  }

  /** Sends any request; other statuses than 2xx throw. */
  public Http.Response send(String method, URI uri, Map<String, String> more, Http.Body body)
      throws DeskException, InterruptedException {
    var all = new HashMap<>(headers);
    all.putAll(more);
    Http.Response answer;
    try {
      answer = http.send(new Http.Request(method, uri, all, body), Deadline.after(timeout));
    } catch (Http.HttpRequestException failed) {
      throw switch (failed.kind()) {
        case PAUSED ->
            new DeskException(
                DeskErrorKind.TOO_MANY,
                "requests to the ticket system are paused",
                failed.retryAfter());
        case UNREACHABLE ->
            new DeskException(DeskErrorKind.DOWN, "the ticket system cannot be reached", failed);
        case LATE ->
            new DeskException(
                DeskErrorKind.SLOW, "the ticket system did not respond in time", failed);
        case CUT ->
            new DeskException(
                DeskErrorKind.CUT,
                "the ticket system closed the connection without a response",
                failed);
      };
    }
    if (answer.status() / 100 != 2) {
      throw refusal(answer);
    }
    return answer;
  }

  /** Parses a response. */
  public static DocumentNode json(String body) throws DeskException {
    try {
      return DocumentCodec.json("the desk's answer", body);
    } catch (InvalidDataException noJson) {
      throw new DeskException(
          DeskErrorKind.DOWN, "the ticket system's response is not JSON", noJson);
    }
  }

  /** Creates a failure with the system's own text, shortened and without personal addresses. */
  public static DeskException refused(DeskErrorKind deskErrorKind, String words) {
    return new DeskException(deskErrorKind, "the desk says: " + bounded(words));
  }

  private DeskException refusal(Http.Response answer) {
    Optional<String> words = deskErrorReader.reason(answer.body()).filter(text -> !text.isBlank());
    DeskErrorKind deskErrorKind = deskErrorReader.kind(kind(answer.status()), words.orElse(""));
    String reason = words.map(text -> ": " + bounded(text)).orElse("");
    return new DeskException(
        deskErrorKind,
        "the desk answered with status " + answer.status() + reason,
        answer.retryAfter(clock));
  }

  private static String bounded(String words) {
    String line = ADDRESS.matcher(words.replaceAll("\\s+", " ").strip()).replaceAll("…@…");
    return line.length() <= MAX_COMPLAINT ? line : line.substring(0, MAX_COMPLAINT) + "…";
  }

  private static DeskErrorKind kind(int status) {
    return switch (status) {
      case 401 -> DeskErrorKind.CREDENTIALS;
      case 403 -> DeskErrorKind.FORBIDDEN;
      case 404, 410 -> DeskErrorKind.NOT_FOUND;
      case 408 -> DeskErrorKind.SLOW;
      case 409, 412 -> DeskErrorKind.CONFLICT;
      case 429 -> DeskErrorKind.TOO_MANY;
      default -> status / 100 == 4 ? DeskErrorKind.INVALID : DeskErrorKind.DOWN;
    };
  }
}
