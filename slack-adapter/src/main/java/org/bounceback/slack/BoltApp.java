package org.bounceback.slack;

import com.slack.api.Slack;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Slack's own framework, which dispatches events by type, for Socket Mode and for HTTP.
 *
 * <p>We leave out its middleware: both transports verify requests themselves, and its authorization
 * would call Slack about the token before an event is acknowledged.
 */
final class BoltApp {
  private static final Logger log = LoggerFactory.getLogger(BoltApp.class);
  private static final int INTERNAL_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private final App app;

  BoltApp(Slack slack, String botToken, EventRouter eventRouter) {
    this(
        new App(
            AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(botToken)
                .allEventsApiAutoAckEnabled(true)
                .build(),
            List.of()));
    eventRouter.addTo(app);
  }

  BoltApp(App app) {
    this.app = app;
  }

  AppConfig config() {
    return app.config();
  }

  /** Handles one event; an unexpected exception becomes status 500. */
  Response handle(Request<?> request) {
    try {
      return app.run(request);
    } catch (Unacknowledged busy) {
      return Response.error(UNAVAILABLE);
    } catch (Exception bug) { // Bolt declares no narrower one.
      log.error("slack event not handled type={}", request.getRequestType(), bug);
      return Response.error(INTERNAL_ERROR);
    }
  }
}
