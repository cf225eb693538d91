package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The views that are open: a stack of modals and one home for each user. */
public final class ViewStore {
  private final Map<String, Deque<View>> stacks = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();
  private final Stamps stamps;

  ViewStore(Stamps stamps) {
    this.stamps = stamps;
  }

  /** The modal on top that the user sees. */
  public synchronized Optional<View> top(String user) {
    return Optional.ofNullable(stack(user).peekLast());
  }

  /** The modals of a user, the lowest first. */
  public synchronized List<View> open(String user) {
    return List.copyOf(stack(user));
  }

  /** The home of a user, empty before it was published. */
  public synchronized Optional<View> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** The view with this identifier, as long as it is open. */
  public synchronized Optional<View> find(String id) {
    return all().stream().filter(view -> view.id().equals(id)).findFirst();
  }

  /** The view to which the app gave this identifier. */
  public synchronized Optional<View> external(String id) {
    return all().stream()
        .filter(view -> !id.isEmpty() && view.body().path("external_id").asText().equals(id))
        .findFirst();
  }

  /** Opens a modal in the place of whatever modals the user had open. */
  public synchronized View openFor(String user, JsonNode body) {
    stack(user).clear();
    return push(user, body);
  }

  /** Puts a modal on the user's stack. */
  public synchronized View push(String user, JsonNode body) {
    Deque<View> stack = stack(user);
    String id = stamps.id("V");
    Optional<String> below = Optional.ofNullable(stack.peekLast()).map(View::id);
    String root = stack.isEmpty() ? id : stack.getFirst().root();
    var view = new View(id, hash(), user, named(body), below, root);
    stack.addLast(view);
    return view;
  }

  /** Shows another body in a view that is open. */
  public synchronized View update(View view, JsonNode body) {
    var changed =
        new View(view.id(), hash(), view.user(), named(body), view.previous(), view.root());
    if (view.type().equals("home")) {
      homes.put(view.user(), changed);
    } else {
      Deque<View> stack = stack(view.user());
      List<View> old = List.copyOf(stack);
      stack.clear();
      old.forEach(each -> stack.addLast(each.id().equals(view.id()) ? changed : each));
    }
    return changed;
  }

  /** Shows a home. */
  public synchronized View publish(String user, JsonNode body) {
    String id = home(user).map(View::id).orElseGet(() -> stamps.id("V"));
    var view = new View(id, hash(), user, named(body), Optional.empty(), id);
    homes.put(user, view);
    return view;
  }

  /** Closes one modal, and those above it. */
  public synchronized void close(View view) {
    Deque<View> stack = stack(view.user());
    boolean there = stack.stream().anyMatch(each -> each.id().equals(view.id()));
    while (there && !stack.isEmpty()) {
      there = !stack.removeLast().id().equals(view.id());
    }
  }

  /** Closes every modal of a user. */
  public synchronized void clear(String user) {
    stack(user).clear();
  }

  private List<View> all() {
    var all = new ArrayList<View>(homes.values());
    stacks.values().forEach(all::addAll);
    return all;
  }

  private Deque<View> stack(String user) {
    return stacks.computeIfAbsent(user, each -> new ArrayDeque<>());
  }

  private String hash() {
    return stamps.ts() + "." + stamps.id("h");
  }

  private JsonNode named(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.set("blocks", Elements.named(copy.path("blocks"), stamps));
    return copy;
  }
}
