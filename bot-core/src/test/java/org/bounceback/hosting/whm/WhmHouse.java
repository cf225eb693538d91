package org.bounceback.hosting.whm;

import static org.bounceback.hosting.vendor.HostingPanelContract.MAIN;
import static org.bounceback.hosting.vendor.HostingPanelContract.OWN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.bounceback.hosting.HostingPanel;
import org.bounceback.hosting.PanelEntry;
import org.bounceback.hosting.PanelKind;
import org.bounceback.hosting.vendor.PanelFactory;
import org.bounceback.sandbox.panel.PanelKeys;
import org.bounceback.sandbox.panel.PanelServer;
import org.bounceback.sandbox.panel.Whm;
import org.bounceback.sandbox.panel.WhmServerState;

/** A simulated cPanel server with two customers, and a client for its panel. */
final class WhmHouse implements AutoCloseable {
  static final String TOKEN = "PANELTOKEN0123456789";

  final WhmServerState world = new WhmServerState("srv12.example.net", MAIN);
  final Whm whm = new Whm(world);
  final PanelServer server;

  WhmHouse() throws IOException {
    world
        .account("shop", "shop.example")
        .host("shop", "blog.example", MAIN, "addon")
        .account("bakery", "bakery.example")
        .mailIp("bakery.example", OWN)
        .route("bakery.example", "remote");
    whm.grant("root", TOKEN, Set.of("all"));
    server = PanelServer.open(whm);
  }

  HostingPanel panel() throws IOException {
    return panel(TOKEN, false);
  }

  HostingPanel panel(String token, boolean csf) throws IOException {
    return panel(token, Optional.of(PanelKeys.fingerprint()), csf);
  }

  HostingPanel panel(String token, Optional<String> fingerprint, boolean csf) {
    var entry =
        new PanelEntry(
            "srv12", PanelKind.WHM, server.url(), "root", fingerprint, Optional.empty(), csf);
    return new PanelFactory(Path.of("."), name -> Optional.of(token)).open(entry);
  }

  @Override
  public void close() {
    server.close();
  }
}
