package dev.rollcall.simulator.floor;

/// Something that is done when its time has come.
@FunctionalInterface
interface Act {
    void perform(Stage stage);
}
