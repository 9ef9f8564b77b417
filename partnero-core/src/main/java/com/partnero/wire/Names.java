package com.partnero.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every name and word of the wire format, in one place. Codecs use nothing else, and nothing but codecs uses them.
 *
 * <p>API document: the examples of every operation.
 */
final class Names {

    // Envelope
    static final String DATA = "data";
    static final String STATUS = "status";
    static final String LINKS = "links";
    static final String META = "meta";
    static final String MESSAGE = "message";
    static final String ERRORS = "errors";
    static final String ERROR = "error";
    static final String SUCCESS = "success";
    static final String OK = "ok";
    static final String FIELD = "field";
    static final String CODE = "code";
    static final String ERROR_DESCRIPTION = "error_description";
    static final String DETAIL = "detail";
    static final String TITLE = "title";

    // Pages
    static final String NEXT = "next";
    static final String PREV = "prev";
    static final String CURRENT_PAGE = "current_page";
    static final String PER_PAGE = "per_page";
    static final String FROM = "from";
    static final String TO = "to";
    static final String TOTAL = "total";

    // Transactions and rewards
    static final String KEY = "key";
    static final String ACTION = "action";
    static final String AMOUNT = "amount";
    static final String AMOUNT_UNITS = "amount_units";
    static final String IS_CURRENCY = "is_currency";
    static final String CREDIT = "credit";
    static final String CREATED_AT = "created_at";
    static final String DELETED_AT = "deleted_at";
    static final String REWARDS = "rewards";
    static final String REWARDED = "rewarded";
    static final String REWARDABLE = "rewardable";
    static final String PRODUCT_ID = "product_id";
    static final String PRODUCT_TYPE = "product_type";
    static final String PRODUCT_TYPE_DATA = "product_type_data";
    static final String PARTNER = "partner";
    static final String CUSTOMER = "customer";
    static final String REFERRED_CUSTOMER = "referred_customer";
    static final String TRANSACTIONS = "transactions";
    static final String OPTIONS = "options";
    static final String CREATE_CUSTOMER = "create_customer";

    // Customers
    static final String ID = "id";
    static final String EMAIL = "email";
    static final String NAME = "name";
    static final String SURNAME = "surname";
    static final String UPDATED_AT = "updated_at";
    static final String TOS = "tos";
    static final String APPROVED = "approved";
    static final String CUSTOM_FIELDS = "custom_fields";
    static final String METADATA = "metadata";
    static final String REFERRING_CUSTOMER = "referring_customer";
    static final String REFERRALS_COUNT = "referrals_count";
    static final String REFERRAL_LINK = "referral_link";
    static final String REFERRAL_LINKS = "referral_links";

    // Balances
    static final String BALANCE = "balance";
    static final String CURRENCY = "currency";
    static final String NON_CURRENCY = "non_currency";
    static final String REWARD_TYPE = "reward_type";
    static final String COMMISSION_TYPE = "commission_type";
    static final String REWARD_VALUE = "reward_value";

    static final List<String> ALL = List.of(
            DATA,
            STATUS,
            LINKS,
            META,
            MESSAGE,
            ERRORS,
            FIELD,
            ERROR,
            SUCCESS,
            OK,
            CODE,
            ERROR_DESCRIPTION,
            DETAIL,
            TITLE,
            NEXT,
            PREV,
            CURRENT_PAGE,
            PER_PAGE,
            FROM,
            TO,
            TOTAL,
            KEY,
            ACTION,
            AMOUNT,
            AMOUNT_UNITS,
            IS_CURRENCY,
            CREDIT,
            CREATED_AT,
            DELETED_AT,
            REWARDS,
            REWARDED,
            REWARDABLE,
            PRODUCT_ID,
            PRODUCT_TYPE,
            PRODUCT_TYPE_DATA,
            PARTNER,
            CUSTOMER,
            REFERRED_CUSTOMER,
            TRANSACTIONS,
            OPTIONS,
            CREATE_CUSTOMER,
            ID,
            EMAIL,
            NAME,
            SURNAME,
            UPDATED_AT,
            TOS,
            APPROVED,
            CUSTOM_FIELDS,
            METADATA,
            REFERRING_CUSTOMER,
            REFERRALS_COUNT,
            REFERRAL_LINK,
            REFERRAL_LINKS,
            BALANCE,
            CURRENCY,
            NON_CURRENCY,
            REWARD_TYPE,
            COMMISSION_TYPE,
            REWARD_VALUE);

    private static final Map<String, Integer> POSITIONS = positions();

    private Names() {}

    static boolean isKnown(String name) {
        return POSITIONS.containsKey(name);
    }

    /** A bit of its own for every name; 0 for others. */
    static long bit(String name) {
        Integer position = POSITIONS.get(name);
        return position == null ? 0 : 1L << position;
    }

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (String name : ALL) {
            positions.put(name, positions.size());
        }
        if (positions.size() > Long.SIZE) {
            throw new IllegalStateException("more names than bits");
        }
        return positions;
    }
}
