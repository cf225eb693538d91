package org.bounceback.discord;

import com.neovisionaries.ws.client.WebSocketFactory;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** Creates Discord's client with caching disabled and all mentions suppressed. */
final class JdaFactory {
  private static final int IDLE_CONNECTIONS = 64;
  private static final int CALL_TIMEOUT_SECONDS = 20;
  private static final int MAX_RECONNECT_SECONDS = 32;

  private final DiscordSettings settings;
  private final ExecutorService events;
  private final ExecutorService calls;

  /**
   * Uses these settings and executors.
   *
   * @param events handle events until their first response; bounded
   * @param calls wait for Discord's responses
   */
  JdaFactory(DiscordSettings settings, ExecutorService events, ExecutorService calls) {
    this.settings = settings;
    this.events = events;
    this.calls = calls;
  }

  /** Returns the gateway intents; message content is requested only if uploads are read. */
  static Set<GatewayIntent> intents(DiscordSettings settings) {
    var intents = EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES);
    if (settings.uploads()) {
      intents.add(GatewayIntent.MESSAGE_CONTENT);
    }
    return intents;
  }

  /**
   * Logs in and starts to connect; returns before the connection is established.
   *
   * @param listeners receive all events
   */
  JDA connect(List<EventListener> listeners) {
    MessageRequest.setDefaultMentions(EnumSet.noneOf(MentionType.class));
    MessageRequest.setDefaultMentionRepliedUser(false);
    Message.suppressContentIntentWarning();
    ScheduledExecutorService requests = requests();
    return JDABuilder.createLight(settings.token(), intents(settings))
        .setRestConfig(new RestConfig().setBaseUrl(settings.apiUrl().toString()))
        .setSessionController(new Sessions(settings.gatewayUrl()))
        .setHttpClient(http(settings.proxy()))
        .setWebsocketFactory(sockets(settings.proxy()))
        .setCompression(settings.gatewayUrl().isPresent() ? Compression.NONE : Compression.ZLIB)
        .setRateLimitScheduler(requests, true)
        .setRateLimitElastic(requests, true)
        .setEventPool(events, false)
        .setCallbackPool(calls, false)
        .setEnableShutdownHook(false)
        .setMaxReconnectDelay(MAX_RECONNECT_SECONDS)
        .addEventListeners(listeners.toArray())
        .build();
  }

  /**
   * Creates the threads that send requests; each request occupies one until its response. There are
   * as many as pooled connections, because a burst that opens hundreds at once spends more time on
   * opening them than on waiting for a free one. When the library's timer and its request executor
   * are the same, it needs no handover between threads.
   */
  static ScheduledExecutorService requests() {
    var count = new AtomicInteger();
    return Executors.newScheduledThreadPool(
        IDLE_CONNECTIONS, work -> new Thread(work, "discord request " + count.incrementAndGet()));
  }

  /** Creates the HTTP client for calls to Discord. */
  static OkHttpClient http(Optional<InetSocketAddress> proxy) {
    var client =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .callTimeout(CALL_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    proxy.ifPresent(address -> client.proxy(new Proxy(Proxy.Type.HTTP, resolved(address))));
    return client.build();
  }

  private static WebSocketFactory sockets(Optional<InetSocketAddress> proxy) {
    var sockets = new WebSocketFactory();
    proxy.ifPresent(
        address ->
            sockets.getProxySettings().setHost(address.getHostString()).setPort(address.getPort()));
    return sockets;
  }

  private static InetSocketAddress resolved(InetSocketAddress address) {
    return new InetSocketAddress(address.getHostString(), address.getPort());
  }

  /** Manages one session, with Discord's own gateway or a configured one. */
  private static final class Sessions extends SessionControllerAdapter {
    private final Optional<URI> gateway;

    Sessions(Optional<URI> gateway) {
      this.gateway = gateway;
    }

    @Override
    public String getGateway() {
      return gateway.map(URI::toString).orElseGet(super::getGateway);
    }
  }
}
