package com.partnero.examples.android;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;
import com.partnero.Amount;
import com.partnero.CustomerBalance;
import org.jspecify.annotations.Nullable;

/** The screen. */
public final class BalanceActivity extends Activity implements BalanceViewModel.Screen {

    private @Nullable TextView text;
    private @Nullable BalanceViewModel model;

    @Override
    protected void onCreate(@Nullable Bundle state) {
        super.onCreate(state);
        text = new TextView(this);
        setContentView(text);
        model = new BalanceViewModel(((ShopApplication) getApplication()).partnero());
        model.load("customer_123", this);
    }

    @Override
    public void show(CustomerBalance balance) {
        StringBuilder lines = new StringBuilder();
        for (Amount amount : balance.currency()) {
            lines.append(amount.value().toPlainString())
                    .append(' ')
                    .append(amount.unit())
                    .append('\n');
        }
        setText(lines.toString());
    }

    @Override
    public void showProblem(String message) {
        setText(message);
    }

    private void setText(String value) {
        if (text != null) {
            text.setText(value);
        }
    }

    @Override
    protected void onDestroy() {
        if (model != null) {
            model.clear();
        }
        super.onDestroy();
    }
}
