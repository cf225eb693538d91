package org.bounceback.discord;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.bounceback.chat.runtime.ClockCheck;
import org.bounceback.chat.runtime.SetupCheckResult;

/**
 * Calls Discord's REST API without a session, because the library makes no calls before it has one.
 */
final class DiscordRestClient {
  private final DiscordSettings settings;
  private final Clock clock;
  private final OkHttpClient http;
  private Optional<String> date = Optional.empty();

  DiscordRestClient(DiscordSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.http = JdaFactory.http(settings.proxy());
  }

  DataObject object(String path) throws IOException {
    return ask(path, DataObject::fromJson);
  }

  DataArray array(String path) throws IOException {
    return ask(path, DataArray::fromJson);
  }

  /** Compares our clock with Discord's, using the latest response. */
  SetupCheckResult clock() {
    return ClockCheck.of("Discord", date, clock.instant());
  }

  private <T> T ask(String path, Function<InputStream, T> parser) throws IOException {
    Request request =
        new Request.Builder()
            .url(settings.apiUrl() + path)
            .header("Authorization", "Bot " + settings.token())
            .header("User-Agent", RestConfig.USER_AGENT)
            .build();
    try (Response response = http.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("%d to %s".formatted(response.code(), path));
      }
      date = Optional.ofNullable(response.header("Date"));
      return parser.apply(response.body().byteStream());
    }
  }
}
